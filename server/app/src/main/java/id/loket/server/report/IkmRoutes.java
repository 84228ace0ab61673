package id.loket.server.report;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.document.Document;
import id.loket.server.document.Documents;
import id.loket.server.followup.Plan;
import id.loket.server.followup.Plans;
import id.loket.server.rules.Catalogue;
import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.SurveyStore;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import id.loket.skm.IkmReport;
import id.loket.skm.PeriodReport;
import id.loket.skm.Weights;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The index for the head of office: by period and service, as JSON, CSV, SVG and as the report on
 * A4.
 */
final class IkmRoutes {
  private final OfficeDesk desk;
  private final SurveyStore answers;
  private final Questionnaire questionnaire;
  private final Reports reports;
  private final Plans plans;
  private final Documents documents;
  private final boolean simulated;
  private final Weights weights = Weights.equal();

  /**
   * @param simulated whether the table says that its figures are none of a real office
   */
  IkmRoutes(
      OfficeDesk desk,
      SurveyStore answers,
      Questionnaire questionnaire,
      Reports reports,
      Plans plans,
      Documents documents,
      boolean simulated) {
    this.desk = desk;
    this.answers = answers;
    this.questionnaire = questionnaire;
    this.reports = reports;
    this.plans = plans;
    this.documents = documents;
    this.simulated = simulated;
  }

  Feature feature() {
    return Feature.of(
            "ikm",
            List.of(
                Route.get("/api/v1/ikm", "ikm.read", this::json),
                Route.get("/api/v1/ikm.csv", "ikm.read", this::csv),
                Route.get("/api/v1/ikm.pdf", "ikm.read", this::document),
                Route.get("/api/v1/ikm/followup.pdf", "ikm.read", this::followUp),
                Route.get("/api/v1/ikm.svg", "ikm.read", this::svg),
                Route.get("/api/v1/ikm/comments", "ikm.read", this::comments),
                Route.get("/api/v1/ikm/services", "ikm.read", this::services)))
        .shownOn("ikm");
  }

  private void json(Context context, Caller caller) {
    context
        .contentType("application/json")
        .result(Json.bytes(IkmJson.of(report(context), weights, questionnaire)));
  }

  private void csv(Context context, Caller caller) {
    PeriodReport report = report(context);
    String service =
        report
            .service()
            .flatMap(desk.catalogue()::service)
            .map(one -> one.name().id())
            .orElse("Semua layanan");
    String office = desk.catalogue().office().name();
    List<String> said = said(report);
    String csv = IkmCsv.of(report, office, service, questionnaire, said, simulated);
    String name = simulated ? "simulasi-ikm-" : "ikm-";
    context.header(
        "Content-Disposition",
        "attachment; filename=\"" + name + report.from() + "-" + report.to() + ".csv\"");
    context.contentType("text/csv;charset=utf-8").result(csv.getBytes(StandardCharsets.UTF_8));
  }

  private void svg(Context context, Caller caller) {
    IkmReport ikm = report(context).ikm().orElseThrow(() -> Problem.unknown("figure"));
    context
        .contentType("image/svg+xml")
        .result(IkmChart.of(ikm, "ikm", simulated).getBytes(StandardCharsets.UTF_8));
  }

  private void services(Context context, Caller caller) {
    List<ServiceName> names =
        desk.catalogue().services().stream()
            .map(one -> new ServiceName(one.code(), one.name().id()))
            .toList();
    context.contentType("application/json").result(Json.bytes(names));
  }

  private void comments(Context context, Caller caller) {
    PeriodReport report = report(context);
    Json.answer(context, 200, new Comments(1, report.suppressed(), said(report)));
  }

  /**
   * What respondents said, in no order; withheld like the figures where so few answered that a
   * comment would point at somebody.
   */
  private List<String> said(PeriodReport report) {
    return report.suppressed()
        ? List.of()
        : answers.comments(report.from(), report.to(), report.service());
  }

  record Comments(int version, boolean suppressed, List<String> comments) {}

  record ServiceName(String code, String name) {}

  /** The report that the head of office signs. */
  private void document(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    Optional<String> service = service(context);
    Period period = new Period(days.from(), days.to());
    PeriodReport whole = report(period, service);
    if (whole.suppressed()) {
      throw Problem.unknown("figure");
    }
    SkmDocument skm =
        new SkmDocument(reports.document(period, service, said(whole)), desk.catalogue().office());
    Document document = documents.begin(skm.title());
    skm.writeTo(document);
    documents.send(context, "laporan-skm-" + days.from() + "-" + days.to(), document);
  }

  /** The report of what came of the plan; it is the whole office's, whatever service is asked. */
  private void followUp(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    Period period = new Period(days.from(), days.to());
    PeriodReport whole = report(period, Optional.empty());
    if (whole.suppressed()) {
      throw Problem.unknown("figure");
    }
    FollowUpDocument told =
        new FollowUpDocument(
            period, whole, plan(period), desk.catalogue().office(), reports.today());
    Document document = documents.begin(told.title());
    told.writeTo(document);
    documents.send(context, "tindak-lanjut-skm-" + days.from() + "-" + days.to(), document);
  }

  private Plan plan(Period period) {
    return plans.of(period.from(), period.to()).value();
  }

  private PeriodReport report(Context context) {
    AskedDays days = AskedDays.of(context);
    return report(new Period(days.from(), days.to()), service(context));
  }

  private PeriodReport report(Period period, Optional<String> service) {
    return reports.of(period, service);
  }

  /** Empty for all of them together. */
  private Optional<String> service(Context context) {
    Optional<String> asked =
        Optional.ofNullable(context.queryParam("service")).filter(code -> !code.isEmpty());
    List<String> offered =
        desk.catalogue().services().stream().map(Catalogue.Service::code).toList();
    if (asked.isPresent() && !offered.contains(asked.get())) {
      throw Problem.bad("service " + asked.get() + ": allowed are " + offered);
    }
    return asked;
  }
}
