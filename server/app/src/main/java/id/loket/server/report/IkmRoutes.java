package id.loket.server.report;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.document.Document;
import id.loket.server.document.Documents;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import id.loket.skm.Index;
import id.loket.skm.PeriodReport;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The index for the head of office: by period and service, as JSON, CSV, SVG and as the report on
 * A4.
 */
final class IkmRoutes {
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final OfficeDesk desk;
  private final Reports reports;
  private final PeriodPapers papers;
  private final Documents documents;
  private final boolean simulated;

  /**
   * @param simulated whether the drawing says that its figures are none of a real office
   */
  IkmRoutes(
      OfficeDesk desk,
      Reports reports,
      PeriodPapers papers,
      Documents documents,
      boolean simulated) {
    this.desk = desk;
    this.reports = reports;
    this.papers = papers;
    this.documents = documents;
    this.simulated = simulated;
  }

  Feature feature() {
    return Feature.of(
            "ikm",
            List.of(
                Route.get("/api/v1/ikm", "ikm.read", this::json),
                Route.get("/api/v1/ikm.csv", "ikm.read", this::csv),
                Route.get("/api/v1/ikm.xlsx", "ikm.read", this::workbook),
                Route.get("/api/v1/ikm.pdf", "ikm.read", this::document),
                Route.get("/api/v1/ikm/followup.pdf", "ikm.read", this::followUp),
                Route.get("/api/v1/ikm.svg", "ikm.read", this::svg),
                Route.get("/api/v1/ikm/comments", "ikm.read", this::comments),
                Route.get("/api/v1/ikm/quotas", "ikm.read", this::quotas),
                Route.get("/api/v1/ikm/services", "ikm.read", this::services)))
        .shownOn("ikm");
  }

  private void json(Context context, Caller caller) {
    context.contentType("application/json").result(papers.json(report(context)));
  }

  private void csv(Context context, Caller caller) {
    PeriodReport report = report(context);
    attach(context, report, ".csv");
    context.contentType("text/csv;charset=utf-8").result(papers.csv(report));
  }

  private void workbook(Context context, Caller caller) {
    PeriodReport report = report(context);
    byte[] workbook = papers.workbook(report);
    attach(context, report, ".xlsx");
    context.contentType(WORKBOOK).result(workbook);
  }

  private void attach(Context context, PeriodReport report, String end) {
    String name = papers.mark() + "ikm-" + report.from() + "-" + report.to() + end;
    context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  private void svg(Context context, Caller caller) {
    Index ikm = report(context).ikm().orElseThrow(() -> Problem.unknown("figure"));
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

  private void quotas(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    Quotas quotas = reports.quotas(new Period(days.from(), days.to()));
    Json.answer(context, 200, new QuotasView(1, quotas.target(), quotas.services()));
  }

  record QuotasView(int version, long target, List<Quotas.OfService> services) {}

  private void comments(Context context, Caller caller) {
    PeriodReport report = report(context);
    Json.answer(context, 200, new Comments(1, report.suppressed(), papers.said(report)));
  }

  record Comments(int version, boolean suppressed, List<String> comments) {}

  record ServiceName(String code, String name) {}

  /** The report that the head of office signs. */
  private void document(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    Document document = papers.report(new Period(days.from(), days.to()), service(context));
    documents.send(context, "laporan-skm-" + days.from() + "-" + days.to(), document);
  }

  /** The report of what came of the plan; it is the whole office's, whatever service is asked. */
  private void followUp(Context context, Caller caller) {
    AskedDays days = AskedDays.of(context);
    Document document = papers.followUp(new Period(days.from(), days.to()));
    documents.send(context, "tindak-lanjut-skm-" + days.from() + "-" + days.to(), document);
  }

  private PeriodReport report(Context context) {
    AskedDays days = AskedDays.of(context);
    return reports.of(new Period(days.from(), days.to()), service(context));
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
