package id.loket.server.day;

import id.loket.hall.TicketNumber;
import id.loket.server.rules.DayCorrected.Renumbered;
import id.loket.server.rules.DayMark;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A clock that is or was wrong, as the staff reads it.
 *
 * @param day the service day in which numbers are given now
 * @param clock the date that the server's clock shows
 * @param before the last day that nobody doubts; null where there is none
 * @param left the wrong day that was left; null if none was
 * @param numbers who got another number then
 */
public record ClockView(
    State state,
    LocalDate day,
    LocalDate clock,
    LocalDate before,
    LocalDate left,
    List<Renamed> numbers) {
  /** What is the matter; the first that fits. */
  public enum State {
    /** The clock shows a date before the service day, which goes on. */
    BEHIND,
    /** A person said that the date on the clock is wrong. */
    DENIED,
    /** A person is asked whether this day is the right one. */
    ASKED,
    /** The clock was set while the hall was in use, and nobody has to be asked yet. */
    MOVED,
    /** A wrong day was left. */
    LEFT
  }

  /** Who had one number and has another. */
  public record Renamed(String was, String now) {
    static Renamed of(Office office, Renumbered one) {
      String prefix = office.ticket(one.ticket()).map(Ticket::prefix).orElse("");
      return prefix.isEmpty()
          ? new Renamed("", "")
          : new Renamed(
              new TicketNumber(prefix, one.was()).toString(),
              new TicketNumber(prefix, one.serial()).toString());
    }
  }

  /** Empty while clock and service day are as they should be. */
  public static Optional<ClockView> of(Office office, Instant now) {
    DayMark mark = office.mark();
    LocalDate clock = office.dayAt(now);
    return state(office, mark, clock)
        .map(
            state ->
                new ClockView(
                    state,
                    office.day(),
                    clock,
                    mark.before(),
                    mark.left(),
                    mark.renumbered().stream().map(one -> Renamed.of(office, one)).toList()));
  }

  private static Optional<State> state(Office office, DayMark mark, LocalDate clock) {
    if (mark.isDenied(clock)) {
      return Optional.of(State.DENIED);
    }
    if (clock.isBefore(office.day())) {
      return Optional.of(State.BEHIND);
    }
    if (mark.asked()) {
      return Optional.of(State.ASKED);
    }
    if (mark.isDoubted()) {
      return Optional.of(State.MOVED);
    }
    return mark.left() == null ? Optional.empty() : Optional.of(State.LEFT);
  }
}
