package id.loket.server.guard;

import id.loket.device.DeviceKind;
import id.loket.hall.Priority;
import id.loket.server.call.Boards;
import id.loket.server.closing.ClosingView;
import id.loket.server.closing.ClosingViews;
import id.loket.server.day.ClockView;
import id.loket.server.health.Banner;
import id.loket.server.health.StorageView;
import id.loket.server.lastnumbers.LastNumbersView;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import id.loket.server.ticket.Views;
import id.loket.server.web.Accounts;
import id.loket.server.web.DeviceView;
import id.loket.server.web.OpenHelp;
import id.loket.server.web.Screens;
import java.time.Instant;
import java.util.List;

/** What the guard at the door works with: numbers, paper and help, and nothing about a person. */
record GuardPicture(
    int version,
    boolean open,
    String closedReason,
    Instant opensAt,
    String zone,
    String zoneName,
    String day,
    List<Views.ServiceView> services,
    List<NumberView> waiting,
    List<Views.RestingView> resting,
    List<NumberView> recent,
    List<OpenHelp> helpCalls,
    List<Printer> printers,
    List<DeviceView> devices,
    List<Boards.BoardView> boards,
    List<ClosingView> closings,
    LastNumbersView lastNumbers,
    StorageView storage,
    ClockView clock,
    List<Loket> counters,
    List<Banner> troubles) {

  /**
   * One number with its slip; the slip of somebody who waits can be printed again.
   *
   * @param group the first number of those that were taken together; null for one alone
   */
  record NumberView(
      String id,
      String number,
      String service,
      Priority priority,
      Instant issuedAt,
      TicketState state,
      Views.PrintView print,
      int reprints,
      String group) {}

  /** As it was before there were other devices; {@link DeviceView} says more. */
  record Printer(String station, String name, String state, String detail, Instant since) {}

  /**
   * A loket that somebody holds.
   *
   * @param visitor CALLED or SERVING; null while nobody stands there
   */
  record Loket(int number, String name, String officer, String officerName, TicketState visitor) {}

  private static final int WAITING = 200;
  private static final int RECENT = 12;

  static GuardPicture draw(
      Office office,
      Instant now,
      Boards boards,
      Screens screens,
      Accounts accounts,
      ClosingViews closings,
      StorageView storage,
      List<Banner> troubles) {
    Catalogue catalogue = office.catalogue();
    return new GuardPicture(
        1,
        office.closedReason(now) == null,
        office.closedReason(now),
        office.opensAt(now).orElse(null),
        catalogue.office().zone(),
        catalogue.zoneName(),
        office.dayAt(now).toString(),
        catalogue.services().stream()
            .map(service -> Views.ServiceView.of(office, service, now))
            .toList(),
        office.allWaiting().stream().limit(WAITING).map(one -> number(office, one)).toList(),
        Views.RestingView.all(office, now),
        office.newest(RECENT).stream().map(one -> number(office, one)).toList(),
        OpenHelp.all(office, screens, accounts),
        printers(DeviceView.all(office, screens)),
        DeviceView.all(office, screens),
        boards.views(),
        closings.all(office, now),
        LastNumbersView.of(office, now).orElse(null),
        storage,
        ClockView.of(office, now).orElse(null),
        office.counters().stream()
            .filter(CounterState::held)
            .map(one -> loket(office, one, accounts))
            .toList(),
        troubles);
  }

  private static Loket loket(Office office, CounterState state, Accounts accounts) {
    return new Loket(
        state.number(),
        office.catalogue().counter(state.number()).map(Catalogue.Counter::name).orElse(""),
        state.officer(),
        accounts.nameOf(state.officer()),
        office.ticket(state.current()).map(Ticket::state).orElse(null));
  }

  private static NumberView number(Office office, Ticket ticket) {
    return new NumberView(
        ticket.id(),
        ticket.number().toString(),
        ticket.service(),
        ticket.priority(),
        ticket.issuedAt(),
        ticket.state(),
        Views.PrintView.of(ticket.printing()),
        ticket.printing().copies(),
        ticket.issue().group().map(first -> numberOf(office, first)).orElse(null));
  }

  private static String numberOf(Office office, String ticket) {
    return office
        .ticket(ticket)
        .map(Ticket::number)
        .orElseGet(() -> Ticket.numberOf(ticket))
        .toString();
  }

  private static List<Printer> printers(List<DeviceView> devices) {
    return devices.stream()
        .filter(one -> one.is(DeviceKind.PRINTER))
        .map(o -> new Printer(o.station(), o.name(), o.state(), o.detail(), o.since()))
        .toList();
  }
}
