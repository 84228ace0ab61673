package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the calendar; brings nothing while the service day is the clock's. A service day ends at
 * midnight of the office's zone: whoever waits is expired, counters are free, and whoever stands at
 * one goes on. A clock that was set while the hall was in use ends no day: the hall goes on under
 * the other date. A day that lies ahead of the clock is left again, unless it is the clock that
 * must be wrong: nobody doubted the day, or the clock shows less than the day before.
 *
 * @param passed what came between the last look and this
 * @param placesBefore see {@link Correction#to}
 */
public record TurnDay(Passed passed, long placesBefore) implements Command {
  /** What came between the last look at the calendar and this one. */
  public enum Passed {
    /** Time, on the clock and in truth. */
    TIME,
    /** The server was not running, so nobody knows. */
    UNKNOWN,
    /** The clock was set, though people were here just now. */
    NOTHING
  }

  /** Nobody had this program before, so a clock that shows less is wrong. */
  private static final LocalDate EARLIEST = LocalDate.of(2026, 1, 1);

  /** A doubt for whoever was away for longer. */
  private static final int LONG_DAYS = 14;

  /** No visit takes so long: its officer has gone home. */
  private static final Duration LONGEST_VISIT = Duration.ofHours(4);

  private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  /** Whether the service day is not the clock's, and can be changed. */
  public static boolean isDue(Office office, Instant now) {
    LocalDate today = office.today(now);
    return today.isAfter(office.day()) || today.isBefore(office.day()) && mayLeave(office, today);
  }

  @Override
  public Decision decide(Office office, Instant now) {
    LocalDate today = office.today(now);
    List<HallEvent> events = new ArrayList<>();
    if (today.isBefore(office.day())) {
      boolean shown = passed != Passed.TIME || office.mark().before() != null;
      if (mayLeave(office, today) && shown) {
        events.add(Correction.to(today, office, placesBefore));
        doubt(office, today).ifPresent(events::add);
      }
    } else if (today.isAfter(office.day())) {
      boolean first = office.day().equals(LocalDate.EPOCH) && office.tickets().isEmpty();
      if (passed == Passed.NOTHING && !first) {
        events.add(Correction.to(today, office, placesBefore));
      } else {
        events.addAll(end(office, now));
        events.add(new DayBegan(today, first ? firstTurn() : turn(office, now)));
      }
      doubt(office, today).filter(one -> !first).ifPresent(events::add);
    }
    return new Decision.Accepted(events);
  }

  private static boolean mayLeave(Office office, LocalDate today) {
    DayMark mark = office.mark();
    LocalDate earliest = mark.before() == null ? EARLIEST : mark.before();
    return mark.trust() != DayMark.Trust.SURE && !today.isBefore(earliest);
  }

  private static List<HallEvent> end(Office office, Instant now) {
    List<HallEvent> events = new ArrayList<>();
    office.tickets().stream()
        .filter(t -> t.state().isOpen())
        .filter(t -> !isHere(t, now))
        .sorted(Comparator.comparingLong(Ticket::place))
        .map(TurnDay::end)
        .forEach(events::add);
    office.counters().stream()
        .filter(CounterState::held)
        .filter(one -> office.ticket(one.current()).filter(t -> isHere(t, now)).isEmpty())
        .forEach(one -> events.add(new CounterReleased(one.number(), one.officer())));
    return events;
  }

  private static HallEvent end(Ticket ticket) {
    return ticket.state() == TicketState.SERVING
        ? new VisitClosed(ticket.id(), ticket.counter(), ticket.service())
        : new TicketExpired(ticket.id(), "DAY_ENDED");
  }

  private static boolean isHere(Ticket ticket, Instant now) {
    return switch (ticket.state()) {
      case SERVING -> ticket.startedAt().plus(LONGEST_VISIT).isAfter(now);
      case CALLED -> ticket.lastCalledAt().plus(LONGEST_CALL).isAfter(now);
      default -> false;
    };
  }

  private static DayBegan.Turn firstTurn() {
    return new DayBegan.Turn(null, DayMark.Trust.LIKELY, List.of());
  }

  private DayBegan.Turn turn(Office office, Instant now) {
    List<String> carried =
        office.inOrder().stream().filter(one -> isHere(one, now)).map(Ticket::id).toList();
    return new DayBegan.Turn(
        office.lastSureDay(),
        passed == Passed.TIME ? DayMark.Trust.SURE : DayMark.Trust.LIKELY,
        carried,
        office.lastSureDay());
  }

  /** An opening day was skipped, or two weeks and more. */
  private static Optional<HallEvent> doubt(Office office, LocalDate today) {
    LocalDate before = office.lastSureDay();
    if (!today.isAfter(before)) {
      return Optional.empty();
    }
    LocalDate skipped =
        before
            .plusDays(1)
            .datesUntil(today)
            .limit(LONG_DAYS)
            .filter(office.openingTimes()::opensOn)
            .findFirst()
            .orElse(null);
    boolean tooLong = before.plusDays(LONG_DAYS).isBefore(today);
    return skipped == null && !tooLong
        ? Optional.empty()
        : Optional.of(new DayDoubted(today, before, skipped));
  }
}
