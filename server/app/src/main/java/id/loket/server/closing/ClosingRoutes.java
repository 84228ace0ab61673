package id.loket.server.closing;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.keys.PassingWords;
import id.loket.server.rules.AnnounceClosing;
import id.loket.server.rules.Closing;
import id.loket.server.rules.LiftClosing;
import id.loket.server.rules.Office;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.PlainText;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Closing a service, or the whole office, out of turn, and opening it again. */
public final class ClosingRoutes {
  private static final int LONGEST_REASON = 100;

  private final OfficeDesk desk;
  private final Requests requests;
  private final PassingWords words;
  private final Clock clock;

  public ClosingRoutes(OfficeDesk desk, Requests requests, PassingWords words, Clock clock) {
    this.desk = desk;
    this.requests = requests;
    this.words = words;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
        "closing",
        List.of(
            Route.post("/api/v1/closings", "closing.change", this::announce),
            Route.post("/api/v1/closings/lift", "closing.change", this::lift)));
  }

  /**
   * @param service code; null for the whole office
   * @param from on the office's clock today, such as {@code 14:00}; null for at once
   */
  record Announcement(String requestId, String service, String from, String reason) {
    Announcement {
      reason = PlainText.line("reason", reason, LONGEST_REASON);
      if (from != null && !from.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
        throw new IllegalArgumentException("from " + from + ": 00:00 to 23:59 is allowed");
      }
    }
  }

  record Lifting(String requestId, String service) {}

  private void announce(Context context, Caller caller) {
    Announcement wish = Json.read(context.bodyAsBytes(), Announcement.class);
    LocalDate today = Requests.await(desk.look(Office::day));
    requests.order(
        context,
        caller,
        wish.requestId(),
        new AnnounceClosing(
            scope(wish.service()),
            moment(wish.from()),
            words.seal(PassingWords.Kind.REASON, today, wish.reason()),
            caller.actor()));
    context.status(204);
  }

  private void lift(Context context, Caller caller) {
    Lifting wish = Json.read(context.bodyAsBytes(), Lifting.class);
    requests.order(
        context, caller, wish.requestId(), new LiftClosing(scope(wish.service()), caller.actor()));
    context.status(204);
  }

  private String scope(String service) {
    if (service == null) {
      return Closing.OFFICE;
    }
    if (service.equals(Closing.OFFICE)) {
      throw Problem.bad("service: a service's code is allowed, or null for the whole office");
    }
    return service;
  }

  private Instant moment(String from) {
    if (from == null) {
      return clock.instant();
    }
    ZoneId zone = desk.catalogue().zoneId();
    return LocalTime.parse(from)
        .atDate(clock.instant().atZone(zone).toLocalDate())
        .atZone(zone)
        .toInstant();
  }
}
