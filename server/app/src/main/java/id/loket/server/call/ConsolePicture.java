package id.loket.server.call;

import id.loket.device.DeviceKind;
import id.loket.hall.Priority;
import id.loket.server.rules.Announcement;
import id.loket.server.rules.Announcement.Stage;
import id.loket.server.rules.Assisting;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.DirectedVisitor;
import id.loket.server.rules.NoteNoShow;
import id.loket.server.rules.Office;
import id.loket.server.rules.Order;
import id.loket.server.rules.Printing;
import id.loket.server.rules.Recall;
import id.loket.server.rules.Shelf;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import id.loket.server.rules.Undo;
import id.loket.server.rules.Why;
import id.loket.server.ticket.Views;
import id.loket.server.web.Accounts;
import id.loket.server.web.DeviceView;
import id.loket.server.web.OpenHelp;
import id.loket.server.web.Screens;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one officer works with. */
record ConsolePicture(
    int version,
    String zone,
    String zoneName,
    String day,
    boolean open,
    String closedReason,
    List<CounterView> counters,
    Mine mine,
    List<Missed> missed,
    List<ServiceName> services,
    List<Views.RestingView> resting,
    List<PrinterView> printers,
    List<DeviceView> devices,
    List<PrintTrouble> printTrouble,
    List<OpenHelp> helpCalls,
    Rules rules) {

  record CounterView(
      int number,
      String name,
      List<String> services,
      String officer,
      String officerName,
      String state,
      int waiting) {}

  record ServiceName(String code, String prefix, Catalogue.Text name) {}

  record Mine(
      int number,
      String name,
      List<ServiceName> services,
      String state,
      Current current,
      List<Next> next,
      int waiting,
      Hall hall,
      Allowed recall,
      NoShow noShow,
      UndoView undo,
      Presses.Refused button,
      List<Directed> directed,
      List<Assist> assisting) {}

  /** A service of others that is served here for now, because somebody has waited too long. */
  record Assist(String service, Catalogue.Text serviceName, Instant since) {}

  record Current(
      String id,
      String number,
      String service,
      Catalogue.Text serviceName,
      Views.Texts requirements,
      Catalogue.Text promise,
      Priority priority,
      TicketState state,
      Instant issuedAt,
      Instant calledAt,
      Instant startedAt,
      int calls,
      Views.PrintView print,
      Why why) {}

  /**
   * @param passed number of the first who took one earlier and is called later all the same; null
   *     where it is the order of issue
   */
  record Next(
      String id,
      String number,
      String service,
      Priority priority,
      Instant issuedAt,
      Why why,
      String passed) {}

  /**
   * @param trouble NO_BOARD, NOT_RECEIVED, SOUND_BLOCKED or null
   */
  record Hall(int boards, int received, int shown, int spoken, String trouble) {}

  record Allowed(boolean allowed, Instant at, int left) {}

  /**
   * @param untold whether the hall is still to be told of the last call; it is allowed sooner than
   *     {@code at} if that comes
   */
  record NoShow(boolean allowed, Instant at, int callsNeeded, boolean untold) {}

  record UndoView(CounterState.What what, String number, Instant until) {}

  /** Somebody who was sent here without a number, and whom the officer has not seen yet. */
  record Directed(String id, Catalogue.Text serviceName, Instant at) {}

  record Missed(String id, String number, String service, Instant at) {}

  /** As it was before there were other devices; {@link DeviceView} says more. */
  record PrinterView(String name, String state, String detail) {}

  record PrintTrouble(String id, String number, Printing.State state, String reason) {}

  record Rules(
      int priorityRatio,
      int priorityCapMinutes,
      int maxCalls,
      int recallSpacingSeconds,
      int noShowAfterCalls,
      int noShowSpacingSeconds,
      int undoSeconds) {}

  private static final int NEXT = 5;

  static ConsolePicture draw(
      Office office,
      Instant now,
      String officer,
      Boards boards,
      Presses presses,
      Accounts accounts,
      Screens screens) {
    Catalogue catalogue = office.catalogue();
    Catalogue.Calling calling = catalogue.settings().calling();
    Optional<CounterState> own = office.counterOf(officer);
    return new ConsolePicture(
        1,
        catalogue.office().zone(),
        catalogue.zoneName(),
        office.day().toString(),
        office.closedReason(now) == null,
        office.closedReason(now),
        office.counters().stream().map(c -> counter(office, c, accounts)).toList(),
        own.map(c -> mine(office, now, c, boards, presses)).orElse(null),
        missed(office),
        catalogue.services().stream()
            .filter(Catalogue.Service::hasTicket)
            .map(one -> serviceName(catalogue, one.code()))
            .toList(),
        Views.RestingView.all(office, now).stream()
            .filter(one -> own.isEmpty() || concerns(office, own.get(), one))
            .toList(),
        printers(DeviceView.all(office, screens)),
        DeviceView.all(office, screens),
        printTrouble(office, own),
        OpenHelp.all(office, screens, accounts),
        new Rules(
            calling.priorityRatio(),
            calling.priorityCapMinutes(),
            calling.maxCalls(),
            calling.recallSpacingSeconds(),
            calling.noShowAfterCalls(),
            calling.noShowSpacingSeconds(),
            calling.undoSeconds()));
  }

  private static CounterView counter(Office office, CounterState state, Accounts accounts) {
    Catalogue.Counter counter = office.catalogue().counter(state.number()).orElseThrow();
    return new CounterView(
        state.number(),
        counter.name(),
        counter.services(),
        state.held() ? state.officer() : null,
        accounts.nameOf(state.officer()),
        state.held() ? (state.paused() ? "PAUSED" : "OPEN") : "FREE",
        waiting(office, counter));
  }

  private static int waiting(Office office, Catalogue.Counter counter) {
    return counter.services().stream().mapToInt(office::waiting).sum();
  }

  private static Mine mine(
      Office office, Instant now, CounterState state, Boards boards, Presses presses) {
    Catalogue.Counter counter = office.catalogue().counter(state.number()).orElseThrow();
    Optional<Ticket> current = office.ticket(state.current());
    return new Mine(
        state.number(),
        counter.name(),
        counter.services().stream().map(code -> serviceName(office.catalogue(), code)).toList(),
        state.paused() ? "PAUSED" : "OPEN",
        current.map(ticket -> current(office, ticket)).orElse(null),
        Order.next(office, state, now, NEXT).stream().map(ConsolePicture::next).toList(),
        waiting(office, counter),
        current
            .filter(t -> t.state() == TicketState.CALLED)
            .map(t -> hall(office, t, now, boards))
            .orElse(null),
        current.map(ticket -> recall(office, ticket, now)).orElse(new Allowed(false, null, 0)),
        current
            .map(ticket -> noShow(office, ticket, now, boards))
            .orElse(new NoShow(false, null, 0, false)),
        undo(office, state, now),
        presses.toTell(state.number(), now).orElse(null),
        DirectedVisitor.to(office, state.number()).stream()
            .map(one -> directed(office.catalogue(), one))
            .toList(),
        office.all(Shelf.ASSISTING).stream()
            .filter(one -> one.counter() == state.number())
            .map(one -> assist(office.catalogue(), one))
            .toList());
  }

  private static Assist assist(Catalogue catalogue, Assisting one) {
    return new Assist(
        one.service(), catalogue.service(one.service()).orElseThrow().name(), one.since());
  }

  private static Directed directed(Catalogue catalogue, DirectedVisitor one) {
    return new Directed(one.id(), catalogue.service(one.service()).orElseThrow().name(), one.at());
  }

  private static ServiceName serviceName(Catalogue catalogue, String code) {
    Catalogue.Service service = catalogue.service(code).orElseThrow();
    return new ServiceName(code, service.prefix().orElse(null), service.name());
  }

  private static Current current(Office office, Ticket ticket) {
    Catalogue.Service service = office.catalogue().service(ticket.service()).orElseThrow();
    return new Current(
        ticket.id(),
        ticket.number().toString(),
        ticket.service(),
        service.name(),
        Views.Texts.of(service.requirements()),
        service.promise(),
        ticket.priority(),
        ticket.state(),
        ticket.issuedAt(),
        ticket.calledAt(),
        ticket.startedAt(),
        ticket.calls(),
        Views.PrintView.of(ticket.printing()),
        ticket.why());
  }

  private static Next next(Order.Next next) {
    Ticket ticket = next.ticket();
    return new Next(
        ticket.id(),
        ticket.number().toString(),
        ticket.service(),
        ticket.priority(),
        ticket.issuedAt(),
        next.why(),
        next.passed().map(one -> one.number().toString()).orElse(null));
  }

  private static Hall hall(Office office, Ticket ticket, Instant now, Boards boards) {
    String announcement = ticket.announcement().orElseThrow();
    Stage reached = office.announcement(announcement).map(Announcement::stage).orElse(Stage.CALLED);
    boolean late = now.isAfter(ticket.lastCalledAt().plus(Announcement.RECEIVE_LIMIT));
    String trouble = null;
    int live = boards.live(ticket.counter());
    if (live == 0) {
      trouble = "NO_BOARD";
    } else if (reached == Stage.CALLED && late) {
      trouble = "NOT_RECEIVED";
    } else if (boards.isSilenced(ticket.counter())) {
      trouble = "SOUND_BLOCKED";
    }
    return new Hall(
        live,
        boards.reported(announcement, Stage.RECEIVED),
        boards.reported(announcement, Stage.SHOWN),
        boards.reported(announcement, Stage.SPOKEN),
        trouble);
  }

  private static Allowed recall(Office office, Ticket ticket, Instant now) {
    if (ticket.state() != TicketState.CALLED) {
      return new Allowed(false, null, 0);
    }
    int left = Math.max(0, office.settings().calling().maxCalls() - ticket.calls());
    Instant at = Recall.allowedAt(office, ticket);
    return new Allowed(left > 0 && !now.isBefore(at), at, left);
  }

  private static NoShow noShow(Office office, Ticket ticket, Instant now, Boards boards) {
    if (ticket.state() != TicketState.CALLED) {
      return new NoShow(false, null, 0, false);
    }
    int needed = Math.max(0, office.settings().calling().noShowAfterCalls() - ticket.calls());
    Stage reach = boards.reach(ticket.counter());
    Instant at = NoteNoShow.allowedAt(office, ticket, reach, now);
    boolean untold = NoteNoShow.isUntold(office, ticket, reach, now);
    return new NoShow(needed == 0 && !now.isBefore(at), at, needed, untold);
  }

  private static UndoView undo(Office office, CounterState state, Instant now) {
    CounterState.Undoable undo = state.undo().orElse(null);
    if (undo == null || Undo.refusal(office, state, undo, now).isPresent()) {
      return null;
    }
    String number = undo.before() == null ? "" : undo.before().number().toString();
    return new UndoView(undo.what(), number, Undo.until(office, undo));
  }

  private static List<Missed> missed(Office office) {
    return ended(office, TicketState.NO_SHOW)
        .sorted(Comparator.comparing(Ticket::endedAt).reversed())
        .limit(20)
        .map(t -> new Missed(t.id(), t.number().toString(), t.service(), t.endedAt()))
        .toList();
  }

  private static Stream<Ticket> ended(Office office, TicketState state) {
    return office.missed().stream().filter(ticket -> ticket.state() == state);
  }

  private static List<PrinterView> printers(List<DeviceView> devices) {
    return devices.stream()
        .filter(one -> one.is(DeviceKind.PRINTER))
        .map(one -> new PrinterView(one.name(), one.state(), one.detail()))
        .toList();
  }

  /** Whether they went from this loket, or will be called here if that one is closed. */
  private static boolean concerns(Office office, CounterState own, Views.RestingView resting) {
    return resting.counter() == own.number()
        || serves(office, own, office.ticket(resting.id()).orElseThrow());
  }

  private static List<PrintTrouble> printTrouble(Office office, Optional<CounterState> own) {
    return office.troubledSlips().stream()
        .filter(ticket -> own.isEmpty() || serves(office, own.get(), ticket))
        .map(
            ticket ->
                new PrintTrouble(
                    ticket.id(),
                    ticket.number().toString(),
                    ticket.printing().state(),
                    ticket.printing().reason()))
        .toList();
  }

  private static boolean serves(Office office, CounterState counter, Ticket ticket) {
    return office
        .catalogue()
        .counter(counter.number())
        .orElseThrow()
        .services()
        .contains(ticket.service());
  }
}
