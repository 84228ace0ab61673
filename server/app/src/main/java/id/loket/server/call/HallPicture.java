package id.loket.server.call;

import id.loket.server.closing.ClosingView;
import id.loket.server.closing.ClosingViews;
import id.loket.server.rules.Announcement;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What hangs above the counters: numbers and counters, never anything about a person. */
record HallPicture(
    int version,
    String office,
    String zone,
    String zoneName,
    boolean open,
    String closedReason,
    Instant opensAt,
    Settings settings,
    List<Call> calls,
    List<Call> history,
    Waiting waiting,
    List<CounterView> counters,
    List<ToSay> announcements,
    List<ClosingView> closings,
    List<TestCall> trials) {

  /**
   * @param announceWithinSeconds read by stations of before {@link Call#toBeHeard}, which decided
   *     by themselves whether a call is too old
   */
  record Settings(
      boolean chime,
      boolean voice,
      int minShowSeconds,
      double distanceMetres,
      int panelHeightMillimetres,
      int announceWithinSeconds,
      int priorityRatio) {}

  /**
   * @param toBeHeard whether a board that has this call in its queue still speaks it
   */
  record Call(
      String ticket,
      int counter,
      String counterName,
      TicketState state,
      Instant calledAt,
      boolean toBeHeard) {}

  /** To be shown and spoken as a test; apart from the calls, so that a board of before is still. */
  record TestCall(String id) {}

  record Waiting(int total, List<ServiceWaiting> services) {}

  record ServiceWaiting(String code, String prefix, Catalogue.Text name, int waiting) {}

  record CounterView(int number, String name, boolean open) {}

  record ToSay(
      String id,
      String ticket,
      String prefix,
      String digits,
      int counter,
      String counterName,
      boolean recall,
      Instant calledAt) {}

  static HallPicture draw(
      Office office, Instant now, ClosingViews closings, Optional<String> test) {
    Catalogue catalogue = office.catalogue();
    Catalogue.Settings settings = catalogue.settings();
    return new HallPicture(
        1,
        catalogue.office().name(),
        catalogue.office().zone(),
        catalogue.zoneName(),
        office.closedReason(now) == null,
        office.closedReason(now),
        office.opensAt(now).orElse(null),
        new Settings(
            settings.announcing().chime(),
            settings.announcing().voice(),
            settings.board().minShowSeconds(),
            settings.board().distanceMetres(),
            settings.board().panelHeightMillimetres(),
            settings.announcing().announceWithinSeconds(),
            settings.calling().priorityRatio()),
        calls(office, now),
        office.history().stream().map(ticket -> call(office, ticket, now)).toList(),
        waiting(office),
        counters(office),
        office.toAnnounce(now).stream().map(one -> toSay(office, one)).toList(),
        closings.all(office, now),
        test.map(TestCall::new).stream().toList());
  }

  private static List<Call> calls(Office office, Instant now) {
    List<Call> calls = new ArrayList<>();
    for (CounterState counter : office.counters()) {
      office.ticket(counter.current()).ifPresent(ticket -> calls.add(call(office, ticket, now)));
    }
    calls.sort(Comparator.comparing(Call::calledAt).reversed());
    return calls;
  }

  private static Call call(Office office, Ticket ticket, Instant now) {
    return new Call(
        ticket.number().toString(),
        ticket.counter(),
        name(office, ticket.counter()),
        ticket.state(),
        ticket.lastCalledAt(),
        office.isToBeHeard(ticket, now));
  }

  private static Waiting waiting(Office office) {
    List<ServiceWaiting> services =
        office.catalogue().services().stream()
            .filter(Catalogue.Service::hasTicket)
            .map(
                service ->
                    new ServiceWaiting(
                        service.code(),
                        service.prefix().orElseThrow(),
                        service.name(),
                        office.waiting(service.code())))
            .toList();
    return new Waiting(office.waiting(), services);
  }

  private static List<CounterView> counters(Office office) {
    return office.counters().stream()
        .map(c -> new CounterView(c.number(), name(office, c.number()), c.open()))
        .toList();
  }

  private static ToSay toSay(Office office, Announcement one) {
    Ticket ticket = office.ticket(one.ticket()).orElseThrow();
    return new ToSay(
        one.id(),
        ticket.number().toString(),
        ticket.prefix(),
        ticket.number().digits(),
        one.counter(),
        name(office, one.counter()),
        one.recall(),
        one.at());
  }

  private static String name(Office office, int counter) {
    return office.catalogue().counter(counter).map(Catalogue.Counter::name).orElse("");
  }
}
