package id.loket.server.report;

import id.loket.server.document.Document;
import id.loket.server.document.Documents;
import id.loket.server.followup.Plans;
import id.loket.server.rules.Catalogue;
import id.loket.server.skm.IndexWorkbook;
import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.SurveyStore;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.skm.PeriodReport;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What an office hands out about a period of its survey, in each form. Safe for many threads. */
final class PeriodPapers {
  private final Supplier<Catalogue> catalogue;
  private final SurveyStore answers;
  private final Reports reports;
  private final Plans plans;
  private final Photos photos;
  private final Documents documents;
  private final boolean simulated;

  /**
   * @param simulated whether each says that its figures are none of a real office
   */
  PeriodPapers(
      Supplier<Catalogue> catalogue,
      SurveyStore answers,
      Reports reports,
      Plans plans,
      Photos photos,
      Documents documents,
      boolean simulated) {
    this.catalogue = catalogue;
    this.answers = answers;
    this.reports = reports;
    this.plans = plans;
    this.photos = photos;
    this.documents = documents;
    this.simulated = simulated;
  }

  byte[] json(PeriodReport report) {
    return Json.bytes(IkmJson.of(report, words(report)));
  }

  byte[] csv(PeriodReport report) {
    return IkmCsv.of(
            report, office().name(), service(report), words(report), said(report), simulated)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The way from the counts to the index, in formulas.
   *
   * @throws Problem 404 where too few have answered
   */
  byte[] workbook(PeriodReport report) {
    mustHaveFigures(report);
    Map<String, String> facts = new LinkedHashMap<>();
    if (simulated) {
      facts.put("SIMULASI", "Bukan angka kantor sungguhan");
    }
    facts.put("Kantor", office().name());
    facts.put("Layanan", service(report));
    facts.put("Dari tanggal", report.from().toString());
    facts.put("Sampai tanggal", report.to().toString());
    facts.put("Target responden", Long.toString(report.target()));
    facts.put("Tiket selesai dilayani", Long.toString(report.served()));
    return IndexWorkbook.of(report.counts().tally(), facts, simulated);
  }

  /**
   * What respondents said, in no order; withheld like the figures where so few answered that a
   * comment would point at somebody.
   */
  List<String> said(PeriodReport report) {
    return report.suppressed()
        ? List.of()
        : answers.comments(report.from(), report.to(), report.service());
  }

  /**
   * The report that the head of office signs.
   *
   * @throws Problem 404 where too few have answered
   */
  Document report(Period period, Optional<String> service) {
    PeriodReport whole = reports.of(period, service);
    mustHaveFigures(whole);
    SkmDocument skm = new SkmDocument(reports.document(period, service, said(whole)), office());
    Document document = documents.begin(skm.title());
    skm.writeTo(document);
    return document;
  }

  /**
   * What came of the plan; it is the whole office's.
   *
   * @throws Problem 404 where too few have answered
   */
  Document followUp(Period period) {
    PeriodReport whole = reports.of(period, Optional.empty());
    mustHaveFigures(whole);
    FollowUpDocument told =
        new FollowUpDocument(
            period,
            whole,
            plans.of(period.from(), period.to()).value(),
            photos.counts(period),
            office(),
            reports.today());
    Document document = documents.begin(told.title());
    told.writeTo(document);
    return document;
  }

  /** For the wall. */
  Document board(ClosedPeriods.Closed closed) {
    Board board = Board.of(office().name(), closed, plans, reports);
    return documents.begin(board.title()).add(board.poster());
  }

  /** What the report says in words, a passage below the other. */
  String narrative(Period period) {
    SkmFigures figures = reports.document(period, Optional.empty(), List.of());
    Map<String, String> fields = new SkmDocument(figures, office()).fields();
    StringBuilder words = new StringBuilder();
    for (Narrative.Passage passage : Narrative.Passage.values()) {
      words.append(passage.title()).append("\r\n");
      figures
          .narrative()
          .paragraphs(passage, fields)
          .forEach(one -> words.append(one).append("\r\n"));
      words.append("\r\n");
    }
    return words.toString();
  }

  private static void mustHaveFigures(PeriodReport report) {
    if (report.suppressed()) {
      throw Problem.unknown("figure");
    }
  }

  /** In front of the name of each file. */
  String mark() {
    return simulated ? "simulasi-" : "";
  }

  private Questionnaire words(PeriodReport report) {
    return reports.words(new Period(report.from(), report.to()));
  }

  private Catalogue.Office office() {
    return catalogue.get().office();
  }

  private String service(PeriodReport report) {
    return report
        .service()
        .flatMap(catalogue.get()::service)
        .map(one -> one.name().id())
        .orElse("Semua layanan");
  }
}
