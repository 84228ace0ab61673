package id.loket.server.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.survey.Questionnaire;
import id.loket.skm.Index.Line;
import id.loket.skm.Mutu;
import id.loket.skm.PeriodReport;

/**
 * The report of a period as the API gives it. Figures are texts with a point, rounded once here, so
 * that no reader rounds again; suppressed figures are null and lists are empty.
 */
public final class IkmJson {
  private IkmJson() {}

  public static ObjectNode of(PeriodReport report, Questionnaire questionnaire) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", 1);
    root.put("from", report.from().toString());
    root.put("to", report.to().toString());
    root.put("service", report.service().orElse(null));
    root.put("respondents", report.counts().respondents());
    root.put("suppressed", report.suppressed());
    root.put("minimum", PeriodReport.MINIMUM);
    root.put("target", report.target());
    root.put("served", report.served());
    root.put("weights", report.counts().instrument().weights());
    ArrayNode unsur = root.putArray("unsur");
    report.ikm().ifPresent(ikm -> ikm.lines().forEach(line -> write(line, report, unsur)));
    root.put("sum", report.ikm().map(ikm -> ikm.sum().rounded(4).toString()).orElse(null));
    root.put("ikm", report.ikm().map(ikm -> ikm.ikm().toString()).orElse(null));
    root.put("mutu", report.ikm().map(ikm -> ikm.mutu().name()).orElse(null));
    root.put("kinerja", report.ikm().map(ikm -> ikm.mutu().kinerja()).orElse(null));
    ArrayNode priorities = root.putArray("priorities");
    report.ikm().ifPresent(ikm -> ikm.priorities().forEach(one -> priorities.add(one.key())));
    ArrayNode profile = root.putArray("profile");
    report
        .profile()
        .map(counts -> Respondents.of(counts, questionnaire))
        .ifPresent(all -> all.questions().forEach(one -> write(one, profile)));
    ArrayNode grades = root.putArray("grades");
    for (Mutu mutu : Mutu.values()) {
      grades
          .addObject()
          .put("mutu", mutu.name())
          .put("lowest", mutu.lowest().toString())
          .put("highest", mutu.highest().toString())
          .put("kinerja", mutu.kinerja());
    }
    return root;
  }

  private static void write(Respondents.Question question, ArrayNode profile) {
    ObjectNode one = profile.addObject().put("key", question.key()).put("name", question.name());
    ArrayNode choices = one.putArray("choices");
    question
        .choices()
        .forEach(
            row ->
                choices
                    .addObject()
                    .put("value", row.value())
                    .put("name", row.name())
                    .put("n", row.n()));
    one.put("untold", question.untold());
  }

  private static void write(Line line, PeriodReport report, ArrayNode unsur) {
    ObjectNode one = unsur.addObject().put("key", line.element().key());
    one.put("number", line.number());
    one.put("name", line.name());
    one.put("n", line.n());
    one.put("total", line.total());
    one.put("nrr", line.nrr().rounded(3).toString());
    one.put("weighted", line.weighted().rounded(3).toString());
    one.put("nik", line.nik().toString());
    one.put("mutu", line.mutu().name());
    one.put("kinerja", line.mutu().kinerja());
    ArrayNode counts = one.putArray("counts");
    for (int answer = 1; answer <= 4; answer++) {
      counts.add(report.counts().count(line.element(), answer));
    }
  }
}
