package id.loket.server.call;

import id.loket.server.announcer.BoardSound;
import id.loket.server.board.BoardShow;
import id.loket.server.closing.ClosingView;
import id.loket.server.closing.ClosingViews;
import id.loket.server.rules.Announcement;
import id.loket.server.rules.Attendance;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import id.loket.server.rules.Turn;
import java.time.Instant;
import java.time.LocalTime;
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
    List<TestCall> trials,
    Own own,
    List<Away> away) {

  /**
   * @param announceWithinSeconds read by stations of before {@link Call#toBeHeard}, which decided
   *     by themselves whether a call is too old
   * @param languages in which this board says a call
   * @param volume in percent
   */
  record Settings(
      boolean chime,
      boolean voice,
      int minShowSeconds,
      double distanceMetres,
      int panelHeightMillimetres,
      int announceWithinSeconds,
      int priorityRatio,
      List<String> languages,
      int volume) {}

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

  /**
   * What this board shows of the office's own.
   *
   * @param lines at the foot, one after another
   * @param media files, between the calls
   * @param seconds how long a picture stays
   * @param sound whether videos are heard
   */
  record Own(List<String> lines, List<String> media, int seconds, boolean sound) {}

  /** Who was just sent somewhere, and where. */
  record Away(String ticket, Turn.Kind kind, Instant since) {}

  /** To be shown and spoken as a test; apart from the calls, so that a board of before is still. */
  record TestCall(String id) {}

  record Waiting(int total, List<ServiceWaiting> services) {}

  record ServiceWaiting(
      String code, String prefix, Catalogue.Text name, int waiting, Attendance attendance) {}

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

  /**
   * @param own how the board sounds, where it does in a way of its own
   * @param show whose calls it shows, and what between them
   */
  static HallPicture draw(
      Office office,
      Instant now,
      ClosingViews closings,
      Optional<String> test,
      Optional<BoardSound> own,
      BoardShow show) {
    Catalogue catalogue = office.catalogue();
    Catalogue.Settings settings = catalogue.settings();
    LocalTime time = LocalTime.ofInstant(now, catalogue.zoneId());
    BoardSound sound = own.orElseGet(() -> usual(settings.announcing())).at(time);
    return new HallPicture(
        1,
        catalogue.office().name(),
        catalogue.office().zone(),
        catalogue.zoneName(),
        office.closedReason(now) == null,
        office.closedReason(now),
        office.opensAt(now).orElse(null),
        new Settings(
            sound.chime(),
            sound.voice(),
            settings.board().minShowSeconds(),
            settings.board().distanceMetres(),
            settings.board().panelHeightMillimetres(),
            settings.announcing().announceWithinSeconds(),
            settings.calling().priorityRatio(),
            sound.languages(),
            sound.volume()),
        calls(office, now, show),
        office.history(show::shows).stream().map(ticket -> call(office, ticket, now)).toList(),
        waiting(office, show),
        counters(office, show),
        office.toAnnounce(now).stream()
            .filter(one -> show.shows(one.counter()))
            .map(one -> toSay(office, one))
            .toList(),
        closings.all(office, now),
        test.map(TestCall::new).stream().toList(),
        new Own(show.lines(), show.media(), show.seconds(), show.sound()),
        away(office, show));
  }

  private static BoardSound usual(Catalogue.Announcing office) {
    return new BoardSound(office.chime(), office.voice(), List.of("id"), 100, List.of());
  }

  private static List<Call> calls(Office office, Instant now, BoardShow show) {
    List<Call> calls = new ArrayList<>();
    for (CounterState counter : office.counters()) {
      if (show.shows(counter.number())) {
        office.ticket(counter.current()).ifPresent(ticket -> calls.add(call(office, ticket, now)));
      }
    }
    calls.sort(Comparator.comparing(Call::calledAt).reversed());
    return calls;
  }

  /** Somebody who is put aside stays where the board is seen. */
  private static List<Away> away(Office office, BoardShow show) {
    return office.resting().stream()
        .flatMap(
            ticket ->
                ticket.rest().stream()
                    .filter(rest -> rest.kind().isDetour() && show.shows(rest.counter()))
                    .map(rest -> new Away(ticket.number().toString(), rest.kind(), rest.since())))
        .toList();
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

  /** Of the services that are called at the counters that are shown. */
  private static Waiting waiting(Office office, BoardShow show) {
    List<ServiceWaiting> services =
        office.catalogue().services().stream()
            .filter(Catalogue.Service::hasTicket)
            .filter(service -> isCalledHere(office, service, show))
            .map(
                service ->
                    new ServiceWaiting(
                        service.code(),
                        service.prefix().orElseThrow(),
                        service.name(),
                        office.waiting(service.code()),
                        office.attendance(service.code())))
            .toList();
    return new Waiting(services.stream().mapToInt(ServiceWaiting::waiting).sum(), services);
  }

  private static boolean isCalledHere(Office office, Catalogue.Service service, BoardShow show) {
    return show.counters().isEmpty()
        || office.catalogue().counters().stream()
            .anyMatch(one -> show.shows(one.number()) && one.services().contains(service.code()));
  }

  private static List<CounterView> counters(Office office, BoardShow show) {
    return office.counters().stream()
        .filter(one -> show.shows(one.number()))
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
