package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * The machine's clock went back behind the newest event. Waits that span it are doubtful; what is
 * counted in seconds, such as the pause between two calls, goes on counting.
 */
public record ClockJumped(Instant from, Instant to) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.shiftSpans(Duration.between(from, to));
  }
}
