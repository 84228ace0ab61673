package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is known of how the service day came, so that a day begun by a wrong clock can be left.
 *
 * @param before the last day of before that nobody doubts; null if this is the first
 * @param ended the day whose tickets are kept aside; null if none are
 * @param asked whether a person is asked if this day is the right one
 * @param denied the date on the clock of which a person said that it is wrong; null if nobody did
 * @param ahead by so many days the clock is ahead from that date on
 * @param left the wrong day that was left last, for the rest of the day; null if none was
 * @param at when the last of this happened
 * @param renumbered who got another number when that day was left
 */
public record DayMark(
    LocalDate before,
    LocalDate ended,
    Trust trust,
    boolean asked,
    LocalDate denied,
    int ahead,
    LocalDate left,
    Instant at,
    List<DayCorrected.Renumbered> renumbered) {
  /** How sure it is that a day is the right one. */
  public enum Trust {
    /** Midnight passed on both clocks, or a person said so. */
    SURE,
    /** The usual morning of a server that is switched off at night. */
    LIKELY,
    /** The clock was set while the hall was in use, or an opening day is missing. */
    DOUBTED
  }

  static final String KEY = "day";

  /** Of an office whose journal says nothing about it. */
  static final DayMark NONE =
      new DayMark(null, null, Trust.SURE, false, null, 0, null, Instant.EPOCH, List.of());

  public DayMark {
    renumbered = List.copyOf(renumbered);
  }

  /** A new day began, and the tickets of {@code base} are kept aside. */
  DayMark turned(LocalDate base, Trust how, Instant when) {
    return new DayMark(base, base, how, false, denied, ahead, null, when, List.of());
  }

  /** The same hall under a later date. */
  DayMark moved(LocalDate base, Instant when) {
    LocalDate kept = trust == Trust.DOUBTED ? ended : null;
    return new DayMark(base, kept, Trust.DOUBTED, false, denied, ahead, null, when, List.of());
  }

  DayMark doubted(Instant when) {
    return new DayMark(before, ended, Trust.DOUBTED, true, denied, ahead, left, when, renumbered);
  }

  DayMark confirmed(Instant when) {
    return new DayMark(before, null, Trust.SURE, false, null, 0, null, when, List.of());
  }

  DayMark denied(LocalDate date, int days, Instant when) {
    return new DayMark(before, ended, trust, false, date, days, left, when, renumbered);
  }

  /** A wrong day was left for this one. */
  DayMark left(DayCorrected wrong, Instant when) {
    boolean base = wrong.to().equals(before);
    return new DayMark(
        base ? null : before,
        wrong.putBack() || base ? null : ended,
        base ? Trust.SURE : Trust.LIKELY,
        false,
        denied,
        ahead,
        wrong.from(),
        when,
        wrong.renumbered());
  }

  public boolean isDoubted() {
    return trust == Trust.DOUBTED;
  }

  /** The service day if the clock shows that date. */
  LocalDate dayOf(LocalDate date) {
    return isDenied(date) ? date.minusDays(ahead) : date;
  }

  public boolean isDenied(LocalDate date) {
    return denied != null && !date.isBefore(denied);
  }
}
