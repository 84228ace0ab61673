package id.loket.server.report;

import id.loket.server.document.Document;
import id.loket.server.document.Documents;
import id.loket.server.followup.Plans;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Html;
import id.loket.server.web.Json;
import id.loket.server.web.Pages;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The result of the survey for everybody, as the regulation wants it published: of the period that
 * was closed last, as a page, as a board for the wall and as JSON.
 */
final class PublishedRoutes {
  private static final String READ = "published.read";

  private final Supplier<Catalogue> catalogue;
  private final ClosedPeriods closed;
  private final Plans plans;
  private final Reports reports;
  private final Documents documents;
  private final Pages pages;

  PublishedRoutes(
      Supplier<Catalogue> catalogue,
      ClosedPeriods closed,
      Plans plans,
      Reports reports,
      Documents documents,
      Pages pages) {
    this.catalogue = catalogue;
    this.closed = closed;
    this.plans = plans;
    this.reports = reports;
    this.documents = documents;
    this.pages = pages;
  }

  Feature feature() {
    return Feature.of(
        "published",
        List.of(
            Route.get("/skm/", READ, this::page),
            Route.get("/skm/{file}", READ, this::file),
            Route.get("/api/v1/skm", READ, this::json),
            Route.get("/api/v1/skm/newest", READ, this::newest),
            Route.get("/api/v1/skm.pdf", READ, this::board)));
  }

  /**
   * @param number of its version
   * @param sha256 of the figures
   * @param ikm null where fewer than five answered
   * @param improved what was done about the lowest unsur of this period and the one before
   */
  record Published(
      int version,
      String office,
      LocalDate from,
      LocalDate to,
      String period,
      Instant closedAt,
      int number,
      String sha256,
      long respondents,
      String ikm,
      String mutu,
      String kinerja,
      List<UnsurView> unsur,
      List<String> improved) {}

  /**
   * @param published null before a first period was closed
   */
  record Newest(int version, Published published) {}

  record UnsurView(String key, String name, String nrr, String nik, String mutu) {}

  private ClosedPeriods.Closed last() {
    return closed.last().orElseThrow(() -> Problem.unknown("figure"));
  }

  private void json(Context context, Caller caller) {
    Board board = board(last());
    Json.answer(context, 200, board.published());
  }

  /** For a page that shows it beside others, and is no worse without. */
  private void newest(Context context, Caller caller) {
    Published published = closed.last().map(one -> board(one).published()).orElse(null);
    Json.answer(context, 200, new Newest(1, published));
  }

  private void page(Context context, Caller caller) {
    String body = closed.last().map(one -> board(one).page()).orElseGet(Board::nothingYet);
    String office = Html.escaped(catalogue.get().office().name());
    String frame = Html.frame("/report/board.html");
    context.header("Cache-Control", "no-cache");
    context.html(pages.asItIs(Html.filled(frame, Map.of("office", office, "body", body))));
  }

  /** What the page loads. */
  private void file(Context context, Caller caller) {
    pages.serve(context, "skm/" + context.pathParam("file"));
  }

  private void board(Context context, Caller caller) {
    ClosedPeriods.Closed one = last();
    Board board = board(one);
    Document document = documents.begin(board.title());
    document.add(board.poster());
    documents.sendToAnybody(
        context, "papan-skm-" + one.figures().from() + "-" + one.figures().to(), document);
  }

  private Board board(ClosedPeriods.Closed one) {
    return Board.of(catalogue.get().office().name(), one, plans, reports);
  }
}
