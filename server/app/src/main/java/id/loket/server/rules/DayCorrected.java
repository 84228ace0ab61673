package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The hall is on another day than was thought: whoever waits goes on, and numbers go on after the
 * last. What was recorded under the wrong day counts for the right one.
 *
 * @param putBack whether those are back whom the wrong day had expired
 * @param renumbered who had a number that the right day has given too
 * @param counts of the visits that move to the other day; where a day of the future is left, all
 *     that was counted for it moves, and this is empty
 * @param moved the tickets of these visits, for what else was written about them; null in journals
 *     of before, which moved nothing else
 * @param told how far the numbers of the right day went by what people have said, on it or on the
 *     wrong one; null in journals of before, which forgot it
 */
public record DayCorrected(
    LocalDate from,
    LocalDate to,
    boolean putBack,
    List<Renumbered> renumbered,
    List<DayCount> counts,
    List<String> moved,
    Map<String, Integer> told)
    implements HallEvent {
  /**
   * @param was its number until now
   */
  public record Renumbered(String ticket, int was, int serial) {}

  /** Visits of one service. */
  public record DayCount(String service, int issued, int served, int missed) {}

  public DayCorrected {
    renumbered = List.copyOf(renumbered);
    counts = List.copyOf(counts);
    moved = moved == null ? null : List.copyOf(moved);
    told = told == null ? null : Map.copyOf(told);
  }

  /** As journals of before have it. */
  public DayCorrected(
      LocalDate from,
      LocalDate to,
      boolean putBack,
      List<Renumbered> renumbered,
      List<DayCount> counts) {
    this(from, to, putBack, renumbered, counts, null, null);
  }

  /** Whether a day that lay ahead is left, so that nothing which was written for it can be true. */
  public boolean goesBack() {
    return to.isBefore(from);
  }

  @Override
  public void apply(Office office, Instant at) {
    office.correctDay(this, at);
  }
}
