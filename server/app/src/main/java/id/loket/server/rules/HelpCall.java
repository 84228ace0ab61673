package id.loket.server.rules;

import java.time.Instant;

/**
 * Somebody pressed the help button.
 *
 * @param from id of the screen
 * @param answeredBy empty until somebody is on the way
 */
public record HelpCall(String id, String from, Instant at, String answeredBy) {
  public boolean open() {
    return answeredBy.isEmpty();
  }
}
