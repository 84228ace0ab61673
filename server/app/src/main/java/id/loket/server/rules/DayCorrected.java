package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The hall is on another day than was thought: whoever waits goes on, and numbers go on after the
 * last. What was recorded under the wrong day counts for the right one.
 *
 * @param putBack whether those are back whom the wrong day had expired
 * @param renumbered who had a number that the right day has given too
 * @param counts of the visits that move to the other day; where a day of the future is left, all
 *     that was counted for it moves, and this is empty
 */
public record DayCorrected(
    LocalDate from,
    LocalDate to,
    boolean putBack,
    List<Renumbered> renumbered,
    List<DayCount> counts)
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
  }

  @Override
  public void apply(Office office, Instant at) {
    office.correctDay(this, at);
  }
}
