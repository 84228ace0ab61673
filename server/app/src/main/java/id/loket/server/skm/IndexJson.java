package id.loket.server.skm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.skm.Fraction;
import id.loket.skm.Index;
import java.util.Optional;

/**
 * What was computed, for programs: figures as numbers, rounded once here and as often as they say;
 * under {@code exact} as fractions.
 */
final class IndexJson {
  private IndexJson() {}

  /**
   * @param compatible the rounded weight of an old report that is to be reproduced
   */
  static ObjectNode of(AnswersFile.Computed computed, Optional<Fraction> compatible) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", 1);
    root.put("source", computed.kind());
    if (computed.respondents() > 0) {
      root.put("n", computed.respondents());
    } else {
      root.putNull("n");
    }
    write(computed.index(), root);
    ArrayNode services = root.putArray("services");
    computed
        .services()
        .forEach(
            (name, index) -> {
              ObjectNode one = services.addObject().put("service", name);
              one.put("n", index.lines().stream().mapToLong(Index.Line::n).max().orElse(0));
              write(index, one);
            });
    ArrayNode ignored = root.putArray("ignored");
    computed.ignored().forEach(ignored::add);
    compatible.ifPresent(weight -> write(computed.index(), weight, root.putObject("compatible")));
    return root;
  }

  private static void write(Index index, ObjectNode to) {
    to.put("weights", index.instrument().weights());
    ArrayNode unsur = to.putArray("unsur");
    index.lines().forEach(line -> write(line, unsur.addObject()));
    to.put("ikm", index.ikm());
    to.put("mutu", index.mutu().name());
    to.put("kinerja", index.mutu().kinerja());
    ArrayNode priorities = to.putArray("priorities");
    index.priorities().forEach(one -> priorities.add(one.key()));
    to.putObject("exact")
        .put("sum", index.sum().toString())
        .put("ikm", index.exactIkm().toString());
  }

  private static void write(Index.Line line, ObjectNode to) {
    to.put("key", line.element().key()).put("name", line.element().name());
    if (line.n() > 0) {
      to.put("n", line.n()).put("total", line.total());
    } else {
      to.putNull("n").putNull("total");
    }
    to.put("nrr", line.nrr().rounded(4)).put("nik", line.nik());
    to.put("mutu", line.mutu().name()).put("kinerja", line.mutu().kinerja());
    line.interval()
        .ifPresentOrElse(
            one -> to.putObject("interval95").put("low", one.low()).put("high", one.high()),
            () -> to.putNull("interval95"));
    to.putObject("exact")
        .put("weight", line.element().weight().toString())
        .put("nrr", line.nrr().toString())
        .put("weighted", line.weighted().toString())
        .put("nik", line.exactNik().toString());
  }

  private static void write(Index index, Fraction weight, ObjectNode to) {
    to.put("weight", weight.rounded(3).stripTrailingZeros().toPlainString());
    to.put("ikm", index.ikmByRoundedWeight(weight));
    to.putNull("mutu");
    to.put("note", IndexText.COMPATIBLE);
  }
}
