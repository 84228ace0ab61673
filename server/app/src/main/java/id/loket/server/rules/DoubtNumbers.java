package id.loket.server.rules;

import java.time.Instant;

/** The office was started on a state that may not be the newest. */
public record DoubtNumbers(Doubt doubt) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    return Decision.accept(new NumbersDoubted(doubt));
  }
}
