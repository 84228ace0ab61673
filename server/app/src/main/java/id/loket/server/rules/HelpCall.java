package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody pressed the help button.
 *
 * @param from id of the screen
 * @param answeredBy empty until somebody is on the way
 */
public record HelpCall(String id, String from, Instant at, String answeredBy) {
  HelpCall shifted(Duration by) {
    return new HelpCall(id, from, at.plus(by), answeredBy);
  }

  public boolean open() {
    return answeredBy.isEmpty();
  }
}
