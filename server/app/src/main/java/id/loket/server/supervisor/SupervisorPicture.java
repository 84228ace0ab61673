package id.loket.server.supervisor;

import id.loket.device.Health;
import id.loket.hall.Priority;
import id.loket.server.closing.ClosingView;
import id.loket.server.closing.ClosingViews;
import id.loket.server.day.ClockView;
import id.loket.server.health.Banner;
import id.loket.server.health.StorageView;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import id.loket.server.rules.WaitingRange;
import id.loket.server.web.Accounts;
import id.loket.server.web.DeviceView;
import id.loket.server.web.OpenHelp;
import id.loket.server.web.Screens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hall at a glance: who waits how long, which loket does what, and what needs somebody. Each
 * figure follows from the tickets of the day as they are now.
 *
 * @param pastPromise of today's numbers those that wait, or waited, longer than their slip says
 * @param clearedBy when those who wait now will have been called, if all goes at today's pace; null
 *     if nobody waits, if somebody waits whom no open loket serves, or if the day is too short
 */
record SupervisorPicture(
    int version,
    boolean open,
    String closedReason,
    Instant opensAt,
    String zone,
    String zoneName,
    String day,
    int waiting,
    Longest longest,
    int pastPromise,
    Instant clearedBy,
    List<ServiceRow> services,
    List<Loket> lokets,
    List<OpenHelp> helpCalls,
    List<ClosingView> closings,
    List<Banner> troubles,
    Devices devices,
    StorageView storage,
    ClockView clock) {

  /** Who waits longest. */
  record Longest(String number, String service, Instant since) {}

  /**
   * A service with numbers.
   *
   * @param ticket whether numbers are given for it: always, kept for what is shared with the guard
   * @param priority how many of those who wait go first
   * @param longest since when its first in line waits; null if nobody does
   * @param usualWaitSeconds the median of today's waits until the call; null below five
   * @param usualServiceSeconds the median of today's services; null below five
   * @param lokets that serve it and are open now
   * @param range for somebody who came now; null if no open loket serves it
   */
  record ServiceRow(
      String code,
      String prefix,
      Catalogue.Text name,
      boolean ticket,
      int waiting,
      int priority,
      Instant longest,
      Integer usualWaitSeconds,
      Integer usualServiceSeconds,
      List<Integer> lokets,
      WaitingRange range) {}

  /** What a loket does. */
  enum Doing {
    FREE,
    PAUSED,
    IDLE,
    CALLED,
    SERVING
  }

  /**
   * A loket.
   *
   * @param since when that began; null where it is not known, as of a loket that nobody holds
   * @param number of the visitor's ticket; empty if nobody is there
   * @param waiting who waits for what it serves
   */
  record Loket(
      int number,
      String name,
      List<String> services,
      Doing doing,
      Instant since,
      String officer,
      String officerName,
      String ticket,
      String service,
      int calls,
      int waiting) {}

  record Devices(int well, int all) {}

  /** Below so many a median says nothing. */
  private static final int ENOUGH = 5;

  static SupervisorPicture draw(
      Office office,
      Instant now,
      Holders holders,
      Screens screens,
      Accounts accounts,
      ClosingViews closings,
      StorageView storage,
      List<Banner> troubles) {
    Catalogue catalogue = office.catalogue();
    List<ServiceRow> services =
        catalogue.services().stream()
            .filter(Catalogue.Service::hasTicket)
            .map(one -> service(office, one, now))
            .toList();
    return new SupervisorPicture(
        1,
        office.closedReason(now) == null,
        office.closedReason(now),
        office.opensAt(now).orElse(null),
        catalogue.office().zone(),
        catalogue.zoneName(),
        office.dayAt(now).toString(),
        office.waiting(),
        longest(office).orElse(null),
        (int) office.tickets().stream().filter(one -> isPastPromise(one, now)).count(),
        clearedBy(services, now).orElse(null),
        services,
        office.counters().stream()
            .map(one -> loket(office, one, holders.since(one, now), accounts))
            .toList(),
        OpenHelp.all(office, screens, accounts),
        closings.all(office, now),
        troubles,
        devices(office, screens),
        storage,
        ClockView.of(office, now).orElse(null));
  }

  private static Optional<Longest> longest(Office office) {
    return office.allWaiting().stream()
        .min(Comparator.comparing(Ticket::issuedAt))
        .map(one -> new Longest(one.number().toString(), one.service(), one.issuedAt()));
  }

  /** Whoever has left or was sent home waits no more, and what they waited is not known. */
  private static boolean isPastPromise(Ticket ticket, Instant now) {
    WaitingRange promised = ticket.issue().range();
    boolean known = ticket.state() == TicketState.WAITING || ticket.calledAt() != null;
    return promised != null
        && known
        && !ticket.wasSentOn()
        && ticket.waited(now).toMinutes() > promised.highMinutes();
  }

  private static Optional<Instant> clearedBy(List<ServiceRow> services, Instant now) {
    List<ServiceRow> waited = services.stream().filter(one -> one.waiting() > 0).toList();
    if (waited.isEmpty() || waited.stream().anyMatch(SupervisorPicture::isNotForToday)) {
      return Optional.empty();
    }
    int minutes = waited.stream().mapToInt(one -> one.range().highMinutes()).max().orElse(0);
    return Optional.of(now.truncatedTo(ChronoUnit.MINUTES).plus(minutes, ChronoUnit.MINUTES));
  }

  private static boolean isNotForToday(ServiceRow service) {
    return service.range() == null || service.range().pastClosing();
  }

  private static ServiceRow service(Office office, Catalogue.Service service, Instant now) {
    String code = service.code();
    List<Ticket> waiting =
        office.allWaiting().stream().filter(one -> one.service().equals(code)).toList();
    return new ServiceRow(
        code,
        service.prefix().orElse(null),
        service.name(),
        true,
        waiting.size(),
        (int) waiting.stream().filter(one -> one.priority() != Priority.REGULAR).count(),
        waiting.stream().map(Ticket::issuedAt).min(Comparator.naturalOrder()).orElse(null),
        median(of(office, code).flatMap(SupervisorPicture::waited)).orElse(null),
        median(of(office, code).flatMap(SupervisorPicture::served)).orElse(null),
        openLokets(office, code),
        office.range(code, office.aheadOfNew(code), now).orElse(null));
  }

  private static Stream<Ticket> of(Office office, String service) {
    return office.tickets().stream().filter(one -> one.service().equals(service));
  }

  private static Stream<Duration> waited(Ticket ticket) {
    return Stream.ofNullable(ticket.calledAt()).map(ticket::waited);
  }

  private static Stream<Duration> served(Ticket ticket) {
    return Stream.of(ticket)
        .filter(one -> one.state() == TicketState.FINISHED && one.startedAt() != null)
        .map(one -> one.served(one.endedAt()));
  }

  /** In seconds; the later of the two middle ones where they are even. */
  private static Optional<Integer> median(Stream<Duration> durations) {
    List<Duration> sorted = durations.sorted().toList();
    return sorted.size() < ENOUGH
        ? Optional.empty()
        : Optional.of((int) sorted.get(sorted.size() / 2).toSeconds());
  }

  private static List<Integer> openLokets(Office office, String service) {
    return office.catalogue().countersServing(service).stream()
        .map(Catalogue.Counter::number)
        .filter(one -> office.counter(one).filter(CounterState::open).isPresent())
        .toList();
  }

  private static Loket loket(Office office, CounterState state, Instant held, Accounts accounts) {
    Catalogue.Counter counter = office.catalogue().counter(state.number()).orElseThrow();
    Optional<Ticket> current = office.ticket(state.current());
    Doing doing = doing(state, current);
    return new Loket(
        state.number(),
        counter.name(),
        counter.services(),
        doing,
        since(office, state, doing, current, held).orElse(null),
        state.officer(),
        state.held() ? accounts.nameOf(state.officer()) : "",
        current.map(one -> one.number().toString()).orElse(""),
        current.map(Ticket::service).orElse(""),
        current.map(Ticket::calls).orElse(0),
        counter.services().stream().mapToInt(office::waiting).sum());
  }

  private static Doing doing(CounterState state, Optional<Ticket> current) {
    if (!state.held()) {
      return Doing.FREE;
    }
    if (current.isPresent()) {
      return current.get().state() == TicketState.SERVING ? Doing.SERVING : Doing.CALLED;
    }
    return state.paused() ? Doing.PAUSED : Doing.IDLE;
  }

  /**
   * An idle time began with what was done there last, with the last visit, or when its officer
   * came.
   */
  private static Optional<Instant> since(
      Office office, CounterState state, Doing doing, Optional<Ticket> current, Instant held) {
    return switch (doing) {
      case SERVING -> current.map(Ticket::startedAt);
      case CALLED -> current.map(Ticket::lastCalledAt);
      case PAUSED -> state.undo().map(CounterState.Undoable::at);
      case IDLE ->
          Stream.of(
                  Stream.of(held),
                  state.undo().map(CounterState.Undoable::at).stream(),
                  office.tickets().stream()
                      .filter(one -> one.counter() == state.number())
                      .flatMap(one -> Stream.ofNullable(one.endedAt())))
              .flatMap(one -> one)
              .max(Comparator.naturalOrder());
      case FREE -> Optional.empty();
    };
  }

  private static Devices devices(Office office, Screens screens) {
    List<DeviceView> all = DeviceView.all(office, screens);
    return new Devices(
        (int) all.stream().filter(one -> one.health() == Health.WELL).count(), all.size());
  }
}
