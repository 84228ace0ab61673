package id.loket.server.rules;

import java.time.Instant;

/** Open again; where nothing is closed it changes nothing. */
public record LiftClosing(String scope, String by) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    return Closing.announced(office, scope, now).isPresent()
        ? Decision.accept(new ClosingLifted(scope, by))
        : Decision.accept();
  }
}
