package id.loket.server.report;

import id.loket.server.web.Accounts;
import id.loket.server.web.AskedDays;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.PlainText;
import id.loket.server.web.Problem;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Closing a survey's period: its figures stand from then on; a correction is a new version. */
final class PeriodRoutes {
  /** A tablet without a line may still bring answers of a day so many days after it. */
  private static final int ANSWERS_COME_DAYS = 2;

  private static final int MOST_LETTERS = 200;

  private final Reports reports;
  private final ClosedPeriods closed;
  private final Accounts accounts;

  PeriodRoutes(Reports reports, ClosedPeriods closed, Accounts accounts) {
    this.reports = reports;
    this.closed = closed;
    this.accounts = accounts;
  }

  Feature feature() {
    return Feature.of(
        "period",
        List.of(
            Route.get("/api/v1/ikm/closings", "period.read", this::closings),
            Route.post("/api/v1/ikm/closings", "period.close", this::close)));
  }

  /**
   * @param by the person's name
   * @param reason empty at the first closing
   * @param sha256 of the figures
   */
  record ClosingView(
      int number, Instant at, String by, String reason, String sha256, long respondents) {}

  /**
   * @param closableFrom the first day on which it may be closed
   * @param closable whether that has come
   * @param changedSince whether what is counted now is something else than what stands
   */
  record Closings(
      int version,
      LocalDate closableFrom,
      boolean closable,
      boolean changedSince,
      List<ClosingView> closings) {}

  /**
   * @param before how many versions there were when this was decided
   * @param reason of a correction
   */
  record Wish(Integer before, String reason) {
    Wish {
      if (before == null || before < 0) {
        throw new IllegalArgumentException("before: 0 or more is allowed");
      }
      reason =
          before == 0 && (reason == null || reason.isBlank())
              ? ""
              : PlainText.line("reason", reason, MOST_LETTERS);
    }
  }

  private void closings(Context context, Caller caller) {
    Period period = period(context);
    List<ClosedPeriods.Closed> versions = closed.versions(period.from(), period.to());
    boolean changed =
        !versions.isEmpty()
            && !reports.frozen(period).saysTheSameAs(versions.get(versions.size() - 1).figures());
    LocalDate from = closableFrom(period);
    Json.answer(
        context,
        200,
        new Closings(
            1,
            from,
            !reports.today().isBefore(from),
            changed,
            versions.stream().map(this::view).toList()));
  }

  private ClosingView view(ClosedPeriods.Closed one) {
    return new ClosingView(
        one.number(),
        one.at(),
        accounts.nameOfActor(one.by()),
        one.reason(),
        one.figures().sha256(),
        one.figures().whole().respondents());
  }

  private void close(Context context, Caller caller) {
    Period period = period(context);
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    LocalDate from = closableFrom(period);
    if (reports.today().isBefore(from)) {
      throw Problem.of(
          409,
          "period-not-over",
          "Answers of this period may still come; it can be closed from " + from + " on.");
    }
    if (!closed.close(reports.frozen(period), wish.before(), wish.reason(), caller.actor())) {
      throw Problem.of(
          409, "period-changed", "Somebody else has closed this period meanwhile; read it again.");
    }
    context.status(204);
  }

  private static LocalDate closableFrom(Period period) {
    return period.to().plusDays(ANSWERS_COME_DAYS + 1);
  }

  private static Period period(Context context) {
    AskedDays days = AskedDays.of(context);
    return new Period(days.from(), days.to());
  }
}
