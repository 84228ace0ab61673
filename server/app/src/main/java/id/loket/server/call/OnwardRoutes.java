package id.loket.server.call;

import id.loket.server.desk.Deed;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.keys.PassingWords;
import id.loket.server.rules.BringBack;
import id.loket.server.rules.EndHolds;
import id.loket.server.rules.Office;
import id.loket.server.rules.RestTicket;
import id.loket.server.rules.SendOn;
import id.loket.server.rules.Turn;
import id.loket.server.rules.WatchWaits;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.PlainText;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A visitor who is not done at a loket: sent on, put aside, sent on a detour, and back. */
public final class OnwardRoutes {
  /** How often it is looked whether somebody who was put aside comes back, or waits too long. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final int LONGEST_MINUTES = 480;
  private static final int LONGEST_REASON = 200;

  private final OfficeDesk desk;
  private final Requests requests;
  private final PassingWords words;
  private final Clock clock;

  public OnwardRoutes(OfficeDesk desk, Requests requests, PassingWords words, Clock clock) {
    this.desk = desk;
    this.requests = requests;
    this.words = words;
    this.clock = clock;
  }

  public Feature feature() {
    return Feature.of(
            "onward",
            List.of(
                Route.post("/api/v1/counters/{counter}/send-on", "ticket.onward", this::sendOn),
                Route.post("/api/v1/counters/{counter}/rest", "ticket.onward", this::rest),
                Route.post("/api/v1/tickets/{ticket}/back", "ticket.back", this::back)))
        .every(LOOK, this::look);
  }

  /**
   * @param service code of where the visitor is sent
   * @param counter the loket that shall call; null if any does that serves it
   * @param finished whether the service here is done; null is no
   */
  record Onward(
      String requestId, String service, Integer counter, Boolean finished, String reason) {
    Onward {
      if (service == null) {
        throw new IllegalArgumentException("service: a service's code is needed");
      }
      boolean none = reason == null || reason.isBlank();
      reason = none ? "" : PlainText.line("reason", reason, LONGEST_REASON);
    }
  }

  /**
   * @param minutes null for as long as the office has set
   */
  record Rest(String requestId, Turn.Kind kind, Integer minutes) {
    Rest {
      if (kind == null) {
        throw new IllegalArgumentException(
            "kind: HELD, AIM, PHOTO_FINGER, COPY, BPJS or OTHER is needed");
      }
      if (minutes != null && (minutes < 1 || minutes > LONGEST_MINUTES)) {
        throw new IllegalArgumentException(
            "minutes " + minutes + ": 1 to " + LONGEST_MINUTES + " is allowed");
      }
    }
  }

  private void sendOn(Context context, Caller caller) {
    Onward wish = Json.read(context.bodyAsBytes(), Onward.class);
    int counter = CallRoutes.counter(context, caller);
    LocalDate today = Requests.await(desk.look(Office::day));
    Optional<String> reason =
        Optional.of(wish.reason().strip())
            .filter(one -> !one.isEmpty())
            .map(one -> words.seal(PassingWords.Kind.REASON, today, one));
    SendOn command =
        new SendOn(
            counter,
            caller.mustBePerson().user(),
            wish.service(),
            Optional.ofNullable(wish.counter()),
            Boolean.TRUE.equals(wish.finished()),
            reason);
    order(context, caller, wish.requestId(), Deed.of(command));
  }

  private void rest(Context context, Caller caller) {
    Rest wish = Json.read(context.bodyAsBytes(), Rest.class);
    int counter = CallRoutes.counter(context, caller);
    RestTicket command =
        new RestTicket(
            counter,
            caller.mustBePerson().user(),
            wish.kind(),
            Optional.ofNullable(wish.minutes()));
    order(context, caller, wish.requestId(), Deed.of(command));
  }

  private void back(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    BringBack command = new BringBack(context.pathParam("ticket"), caller.actor());
    order(context, caller, tap.requestId(), Deed.of(command));
  }

  private void order(Context context, Caller caller, String requestId, Deed deed) {
    requests.order(context, caller, requestId, deed);
    context.status(204);
  }

  private void look() {
    if (Requests.await(desk.look(office -> EndHolds.isDue(office, clock.instant())))) {
      requests.orderPlain("office", new EndHolds());
    }
    if (Requests.await(desk.look(office -> WatchWaits.isDue(office, clock.instant())))) {
      requests.orderPlain("office", new WatchWaits());
    }
  }
}
