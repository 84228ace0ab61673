package id.loket.server.survey;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The index for the head of office: by period and service, as JSON, CSV and SVG. */
public final class IkmRoutes {
  private final OfficeDesk desk;
  private final SurveyStore store;
  private final Weights weights = Weights.equal();

  public IkmRoutes(OfficeDesk desk, SurveyStore store) {
    this.desk = desk;
    this.store = store;
  }

  public Feature feature() {
    return Feature.of(
            "ikm",
            List.of(
                Route.get("/api/v1/ikm", "ikm.read", this::json),
                Route.get("/api/v1/ikm.csv", "ikm.read", this::csv),
                Route.get("/api/v1/ikm.svg", "ikm.read", this::svg),
                Route.get("/api/v1/ikm/comments", "ikm.read", this::comments),
                Route.get("/api/v1/ikm/services", "ikm.read", this::services)))
        .shownOn("ikm");
  }

  private void json(Context context, Caller caller) {
    context
        .contentType("application/json")
        .result(Json.bytes(IkmJson.of(report(context), weights)));
  }

  private void csv(Context context, Caller caller) {
    PeriodReport report = report(context);
    String service =
        report
            .service()
            .flatMap(desk.catalogue()::service)
            .map(one -> one.name().id())
            .orElse("Semua layanan");
    String csv = IkmCsv.of(report, desk.catalogue().office().name(), service);
    context.header(
        "Content-Disposition",
        "attachment; filename=\"ikm-" + report.from() + "-" + report.to() + ".csv\"");
    context.contentType("text/csv;charset=utf-8").result(csv.getBytes(StandardCharsets.UTF_8));
  }

  private void svg(Context context, Caller caller) {
    IkmReport ikm = report(context).ikm().orElseThrow(() -> Problem.unknown("figure"));
    context
        .contentType("image/svg+xml")
        .result(IkmChart.of(ikm, "ikm").getBytes(StandardCharsets.UTF_8));
  }

  private void services(Context context, Caller caller) {
    List<ServiceName> names =
        desk.catalogue().services().stream()
            .map(one -> new ServiceName(one.code(), one.name().id()))
            .toList();
    context.contentType("application/json").result(Json.bytes(names));
  }

  /**
   * What respondents said, in no order; withheld like the figures where so few answered that a
   * comment would point at somebody.
   */
  private void comments(Context context, Caller caller) {
    PeriodReport report = report(context);
    List<String> said =
        report.suppressed()
            ? List.of()
            : store.comments(report.from(), report.to(), report.service());
    Json.answer(context, 200, new Comments(1, report.suppressed(), said));
  }

  record Comments(int version, boolean suppressed, List<String> comments) {}

  record ServiceName(String code, String name) {}

  private PeriodReport report(Context context) {
    LocalDate from = day(context, "from");
    LocalDate to = day(context, "to");
    if (to.isBefore(from)) {
      throw Problem.bad("to " + to + ": " + from + " or later is allowed");
    }
    Optional<String> service =
        Optional.ofNullable(context.queryParam("service")).filter(code -> !code.isEmpty());
    if (service.isPresent() && !store.services().contains(service.get())) {
      throw Problem.bad("service " + service.get() + ": allowed are " + store.services());
    }
    return PeriodReport.of(
        from,
        to,
        service,
        store.counts(from, to, service),
        store.served(from, to, service),
        weights);
  }

  private static LocalDate day(Context context, String name) {
    String text = context.queryParam(name);
    try {
      return LocalDate.parse(text == null ? "" : text);
    } catch (DateTimeParseException e) {
      throw Problem.bad(name + " is " + text + ": a day such as 2026-10-01 is needed");
    }
  }
}
