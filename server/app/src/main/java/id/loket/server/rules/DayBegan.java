package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A new service day: numbers start at 1, yesterday is only in the journal.
 *
 * @param turn how the day before was left; null in journals of before, which kept nothing of it
 */
public record DayBegan(LocalDate day, Turn turn) implements HallEvent {
  /**
   * @param before the day that ended; whoever it had is kept aside until the next day begins, in
   *     case that this one was begun by a wrong clock
   * @param trust how sure it is that this day is the right one
   * @param carried tickets of the day before whose visitors stand at a counter, so that they go on
   * @param usedSince from this day on is remembered which numbers were given under a date before it
   *     came, for this day may be left again; null in journals of before: from the new day on
   */
  public record Turn(
      LocalDate before, DayMark.Trust trust, List<String> carried, LocalDate usedSince) {
    public Turn {
      carried = List.copyOf(carried);
    }

    /** As journals of before have it. */
    public Turn(LocalDate before, DayMark.Trust trust, List<String> carried) {
      this(before, trust, carried, null);
    }
  }

  /** As journals of before have it. */
  public DayBegan(LocalDate day) {
    this(day, null);
  }

  @Override
  public void apply(Office office, Instant at) {
    if (turn == null) {
      office.beginDay(day);
    } else {
      office.turnTo(day, turn, at);
    }
  }
}
