package id.loket.server.day;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.AnswerDay;
import id.loket.server.rules.Office;
import id.loket.server.web.Caller;
import id.loket.server.web.Check;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Whether the date on the server's clock is the right one. */
public final class DayRoutes {
  private final OfficeDesk desk;
  private final Requests requests;
  private final Clock clock;

  public DayRoutes(OfficeDesk desk, Requests requests, Clock clock) {
    this.desk = desk;
    this.requests = requests;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
            "day",
            List.of(
                Route.get("/api/v1/day", "day.read", this::day),
                Route.post("/api/v1/day/answer", "day.answer", this::answer)))
        .checked((office, now) -> List.of(check(office, now)));
  }

  /**
   * @param now the server's clock
   * @param clock null while nothing is the matter
   */
  record Today(Instant now, String zone, LocalDate day, ClockView clock) {}

  private void day(Context context, Caller caller) {
    Json.answer(context, 200, Requests.await(desk.look(office -> today(office, clock.instant()))));
  }

  private static Today today(Office office, Instant now) {
    return new Today(
        now,
        office.catalogue().office().zone(),
        office.day(),
        ClockView.of(office, now).orElse(null));
  }

  /** A day that was left is over; what is said of it on the screens needs nobody any more. */
  private static Check check(Office office, Instant now) {
    return ClockView.of(office, now)
        .filter(clock -> clock.state() != ClockView.State.LEFT)
        .map(
            clock ->
                Check.attention("clock", "clock." + clock.state())
                    .with("clock", clock.clock())
                    .with("day", clock.day()))
        .orElseGet(() -> Check.well("clock"));
  }

  record DayAnswer(String requestId, Boolean right) {}

  private void answer(Context context, Caller caller) {
    DayAnswer said = Json.read(context.bodyAsBytes(), DayAnswer.class);
    if (said.right() == null) {
      throw Problem.bad("right: true or false is needed");
    }
    requests.order(context, caller, said.requestId(), new AnswerDay(said.right(), caller.actor()));
    context.status(204);
  }
}
