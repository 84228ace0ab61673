package id.loket.server.skm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.skm.Instrument;
import id.loket.skm.check.Checker;
import id.loket.skm.check.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What in a published or old report does not hold. */
@Command(
    name = "check",
    description = {
      "Says what in a published or old report does not hold: JSON, or a table (CSV, XLSX)."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Option(names = "--in", required = true, paramLabel = "FILE", description = "The report.")
  private Path in;

  @Option(
      names = "--questionnaire",
      paramLabel = "FILE",
      description = "Of what unsur its survey was made; the nine if it is left out.")
  private Path questionnaire;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      Instrument instrument =
          questionnaire == null ? Instrument.standard() : InstrumentFile.read(questionnaire);
      ReportJson.Read read = ReportFile.read(in);
      List<Finding> findings = Checker.check(read.report(), instrument);
      if (json) {
        SkmCommand.say(spec, json(findings, read.unread()));
      } else {
        SkmCommand.say(spec, text(findings, read.unread()));
      }
      return findings.isEmpty() ? 0 : SkmCommand.FINDINGS;
    } catch (IllegalArgumentException e) {
      return SkmCommand.refuse(spec, e);
    }
  }

  private static ObjectNode json(List<Finding> findings, List<String> unread) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", 1);
    root.put("clean", findings.isEmpty());
    ArrayNode all = root.putArray("findings");
    for (Finding one : findings) {
      all.addObject()
          .put("rule", one.rule().id())
          .put("level", level(one))
          .put("where", one.where())
          .put("text", one.text());
    }
    ArrayNode passedBy = root.putArray("unread");
    unread.forEach(passedBy::add);
    return root;
  }

  private static List<String> text(List<Finding> findings, List<String> unread) {
    List<String> lines = new ArrayList<>();
    for (Finding one : findings) {
      lines.add(
          String.format("%-7s %s [%s]: %s", level(one), one.where(), one.rule().id(), one.text()));
    }
    lines.add(findings.isEmpty() ? "Tidak ada temuan." : "Jumlah temuan: " + findings.size() + ".");
    if (!unread.isEmpty()) {
      lines.add("Bagian yang tidak dikenal dan tidak diperiksa: " + String.join(", ", unread));
    }
    return lines;
  }

  private static String level(Finding one) {
    return one.rule().isWrong() ? "salah" : "catatan";
  }
}
