package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * The machine's clock was set, forward or back, and no time had passed with it. Every time in the
 * hall moves along, so that whoever has waited for ten minutes has still waited for ten.
 *
 * @param from what it would have shown
 * @param everything false in journals of before: only what is counted in seconds, such as the pause
 *     between two calls, moves, and the clock had gone back behind the newest event
 */
public record ClockJumped(Instant from, Instant to, boolean everything) implements HallEvent {
  /** As journals of before have it. */
  public ClockJumped(Instant from, Instant to) {
    this(from, to, false);
  }

  @Override
  public void apply(Office office, Instant at) {
    Duration by = Duration.between(from, to);
    if (everything) {
      office.shiftAll(by);
    } else {
      office.shiftSpans(by);
    }
  }
}
