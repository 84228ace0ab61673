package id.loket.server.rules;

import java.time.Instant;

/** The machine's clock went back behind the newest event; waits that span it are doubtful. */
public record ClockJumped(Instant from, Instant to) implements Event {
  @Override
  public void apply(Office office, Instant at) {
    // Nothing of the hall depends on it; reports do.
  }
}
