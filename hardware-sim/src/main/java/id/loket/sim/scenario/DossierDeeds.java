package id.loket.sim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.sim.people.HallApi;
import id.loket.sim.people.HallApi.Reply;
import id.loket.sim.scenario.Step.BadStepException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What an officer does with the berkas of a ticket. */
final class DossierDeeds {
  /** What a step may say, and the last part of the address for it. */
  static final Map<String, String> ACTS =
      Map.of(
          "step", "done",
          "skip", "skip",
          "paper", "",
          "papers", "",
          "incomplete", "return",
          "product", "product",
          "hand-over", "hand-over");

  private static final List<String> SAID =
      List.of("reason", "words", "number", "date", "time", "place", "to", "kind");

  private final HallApi officer;
  private final int counter;
  private final JsonNode file;

  DossierDeeds(HallApi officer, int counter, JsonNode file) {
    this.officer = officer;
    this.counter = counter;
    this.file = file;
  }

  Reply act(String deed, Step step) throws IOException, InterruptedException {
    String mine = "/api/v1/dossiers/" + file.path("id").asText();
    ObjectNode body = said(step);
    return switch (deed) {
      case "step", "skip" ->
          officer.order(mine + "/steps/" + step.needed("step") + "/" + ACTS.get(deed), body);
      case "incomplete" -> officer.order(mine + "/return", HallApi.body().put("counter", counter));
      case "paper" -> officer.order(mine + "/lines/" + step.needed("line"), paper(step, body));
      case "papers" -> papers(mine, step);
      default -> officer.order(mine + "/" + ACTS.get(deed), body);
    };
  }

  /** All papers that are not settled yet, or not ticked as it is asked for now. */
  private Reply papers(String mine, Step step) throws IOException, InterruptedException {
    Reply last = new Reply(204, HallApi.body());
    for (JsonNode line : file.path("lines")) {
      ObjectNode body = HallApi.body().put("version", line.path("version").asInt());
      body.put("state", step.word("state").orElse("PRESENT"));
      marks(step, body);
      last = officer.order(mine + "/lines/" + line.path("key").asText(), body);
      if (!last.ok()) {
        return last;
      }
    }
    return last;
  }

  private ObjectNode paper(Step step, ObjectNode body) {
    for (JsonNode line : file.path("lines")) {
      if (line.path("key").asText().equals(step.needed("line"))) {
        body.put("version", line.path("version").asInt()).put("state", step.needed("state"));
        marks(step, body);
        return body;
      }
    }
    throw new BadStepException("line " + step.needed("line") + ": the berkas has none such");
  }

  private static void marks(Step step, ObjectNode body) {
    ArrayNode marks = body.putArray("marks");
    step.word("marks").stream()
        .flatMap(all -> List.of(all.split(" ")).stream())
        .forEach(marks::add);
  }

  private static ObjectNode said(Step step) {
    ObjectNode body = HallApi.body();
    SAID.forEach(word -> step.word(word).ifPresent(value -> body.put(word, value)));
    return body;
  }
}
