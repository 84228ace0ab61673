package id.loket.server.ticket;

import id.loket.hall.Priority;
import id.loket.server.closing.ClosingViews;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.IssueGroup;
import id.loket.server.rules.IssueTicket;
import id.loket.server.rules.LeaveQueue;
import id.loket.server.rules.Office;
import id.loket.server.rules.PressForTicket;
import id.loket.server.rules.Reprint;
import id.loket.server.rules.RestoreTicket;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketIssued;
import id.loket.server.web.Caller;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Pictures;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Tokens;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Numbers: taking one, following it, its paper. */
public final class TicketRoutes {
  /** The one printer of a station, by its name there. */
  private static final String PRINTER = "printer";

  private final OfficeDesk desk;
  private final Requests requests;
  private final Pictures pictures;
  private final Clock clock;
  private final Function<String, Optional<String>> invitations;
  private final ClosingViews closings;

  /**
   * @param invitations finds the open survey invitation of a ticket
   */
  public TicketRoutes(
      OfficeDesk desk,
      Requests requests,
      Pictures pictures,
      Clock clock,
      Function<String, Optional<String>> invitations,
      ClosingViews closings) {
    this.desk = desk;
    this.requests = requests;
    this.pictures = pictures;
    this.clock = clock;
    this.invitations = invitations;
    this.closings = closings;
  }

  public Feature feature() {
    return Feature.of(
            "ticket",
            List.of(
                Route.get("/api/v1/kiosk/live", "kiosk.read", this::kiosk),
                Route.post("/api/v1/tickets", "ticket.issue", this::issue),
                Route.post("/api/v1/groups", "ticket.group", this::group),
                Route.post("/api/v1/stations/me/tickets", "ticket.press", this::press),
                Route.post("/api/v1/tickets/{ticket}/reprint", "ticket.reprint", this::reprint),
                Route.post("/api/v1/tickets/{ticket}/leave", "ticket.leave", this::leave),
                Route.post("/api/v1/tickets/{ticket}/restore", "ticket.restore", this::restore),
                Route.get("/api/v1/status/by-code/{code}", "status.find", this::statusByCode),
                Route.get("/api/v1/status/{token}", "status.read", this::status),
                Route.get("/api/v1/status/{token}/live", "status.read", this::statusLive)))
        .shownOn("kiosk", "status");
  }

  /** What a kiosk or guard sends for a new number. */
  record Issue(
      String requestId, String service, Priority priority, String language, List<String> missing) {
    private static final int MOST_PAPERS = 100;

    Issue {
      if (service == null) {
        throw new IllegalArgumentException("service: a service's code is needed");
      }
      priority = priority == null ? Priority.REGULAR : priority;
      language = language == null ? "id" : language;
      if (!language.equals("id") && !language.equals("en")) {
        throw new IllegalArgumentException("language " + language + ": allowed are id, en");
      }
      missing = missing == null ? List.of() : List.copyOf(missing);
      if (missing.size() > MOST_PAPERS) {
        throw new IllegalArgumentException(
            "missing: " + missing.size() + " requirements; at most " + MOST_PAPERS);
      }
    }
  }

  /**
   * What a guard sends for several who came together.
   *
   * @param people each of whom gets a number
   */
  record Group(
      String requestId, String service, Priority priority, String language, Integer people) {
    Group {
      if (people == null || people < IssueGroup.SMALLEST || people > IssueGroup.LARGEST) {
        throw new IllegalArgumentException(
            String.format(
                "people %s: %d to %d are allowed",
                people, IssueGroup.SMALLEST, IssueGroup.LARGEST));
      }
    }

    Issue each() {
      return new Issue(requestId, service, priority, language, null);
    }
  }

  /** What a station sends for the button that a visitor has pressed. */
  record Press(String requestId, String service) {
    Press {
      if (service == null) {
        throw new IllegalArgumentException("service: a service's code is needed");
      }
    }
  }

  private void press(Context context, Caller caller) {
    Press press = Json.read(context.bodyAsBytes(), Press.class);
    String station = caller.mustBeScreen().id();
    IssueTicket ticket =
        new IssueTicket(
            press.service(),
            Priority.REGULAR,
            "id",
            station,
            station,
            NewTicket.words(),
            desk.catalogue().settings().kiosk().kioskTicketsPerMinute());
    requests.order(context, caller, press.requestId(), new PressForTicket(ticket, PRINTER));
    context.status(204);
  }

  private void issue(Context context, Caller caller) {
    Issue wanted = Json.read(context.bodyAsBytes(), Issue.class);
    IssueTicket command =
        NewTicket.of(caller, desk.catalogue())
            .order(wanted.service(), wanted.priority(), wanted.language(), wanted.missing());
    List<Recorded> recorded = requests.order(context, caller, wanted.requestId(), command);
    Json.answer(context, 201, issued(recorded).get(0));
  }

  private void group(Context context, Caller caller) {
    Group group = Json.read(context.bodyAsBytes(), Group.class);
    Issue each = each(group);
    List<IssueTicket> tickets =
        IntStream.range(0, group.people())
            .mapToObj(one -> NewTicket.of(caller, desk.catalogue()))
            .map(one -> one.order(each.service(), each.priority(), each.language(), List.of()))
            .toList();
    List<Recorded> recorded =
        requests.order(context, caller, group.requestId(), new IssueGroup(tickets));
    Json.answer(context, 201, Map.of("tickets", issued(recorded)));
  }

  private static Issue each(Group group) {
    try {
      return group.each();
    } catch (IllegalArgumentException e) {
      throw Problem.bad(e.getMessage());
    }
  }

  private List<Views.TicketView> issued(List<Recorded> recorded) {
    return recorded.stream()
        .filter(one -> one.event() instanceof TicketIssued)
        .map(one -> ((TicketIssued) one.event()).ticket(one.at()))
        .map(one -> Views.ticket(desk.catalogue(), one))
        .toList();
  }

  private void kiosk(Context context, Caller caller) {
    Screen kiosk = caller.screen().orElse(new Screen("", ScreenKind.DESK, "", List.of(), ""));
    pictures.stream(
        context,
        "kiosk:" + kiosk.id(),
        (office, now) -> KioskPicture.draw(office, now, kiosk, closings));
  }

  private void reprint(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    String station = caller.screen().map(Screen::printer).orElse("");
    boolean kiosk = caller.screen().filter(one -> one.kind() == ScreenKind.KIOSK).isPresent();
    Reprint command =
        new Reprint(
            context.pathParam("ticket"),
            station,
            Tokens.token(),
            caller.actor(),
            kiosk || caller.person().isEmpty());
    requests.order(context, caller, tap.requestId(), command);
    context.status(204);
  }

  private void leave(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    LeaveQueue command = new LeaveQueue(context.pathParam("ticket"), caller.actor());
    requests.order(context, caller, tap.requestId(), command);
    context.status(204);
  }

  private void restore(Context context, Caller caller) {
    Requests.Tap tap = Json.read(context.bodyAsBytes(), Requests.Tap.class);
    RestoreTicket command = new RestoreTicket(context.pathParam("ticket"), caller.actor());
    requests.order(context, caller, tap.requestId(), command);
    context.status(204);
  }

  private void status(Context context, Caller caller) {
    String token = context.pathParam("token");
    answer(context, office -> office.ticketByToken(token), invitations);
  }

  private void statusByCode(Context context, Caller caller) {
    String code = Tokens.readCode(context.pathParam("code"));
    // The survey belongs to whoever has the slip's own address, not to those who look a number up.
    answer(context, office -> office.ticketByShortCode(code), ticket -> Optional.empty());
  }

  private void answer(
      Context context,
      Function<Office, Optional<Ticket>> finding,
      Function<String, Optional<String>> surveys) {
    Optional<StatusPicture> picture =
        Requests.await(
            desk.look(
                office ->
                    finding
                        .apply(office)
                        .map(
                            ticket ->
                                StatusPicture.draw(
                                    office, clock.instant(), ticket, surveys, closings))));
    Json.answer(context, 200, picture.orElseThrow(() -> Problem.unknown("ticket")));
  }

  private void statusLive(Context context, Caller caller) {
    String token = context.pathParam("token");
    boolean known = Requests.await(desk.look(office -> office.ticketByToken(token).isPresent()));
    if (!known) {
      throw Problem.unknown("ticket");
    }
    pictures.stream(
        context, "status:" + token, new StatusSubject(token, clock, invitations, closings));
  }
}
