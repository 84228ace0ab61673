package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody pressed the help button.
 *
 * @param from id of the screen
 * @param page on which they stood; empty where it is not known
 * @param answeredBy empty until somebody is on the way
 * @param answeredAt empty until then, and where it was not noted yet
 */
public record HelpCall(
    String id,
    String from,
    Optional<String> page,
    Instant at,
    String answeredBy,
    Optional<Instant> answeredAt) {
  public HelpCall {
    page = page == null ? Optional.empty() : page;
    answeredAt = answeredAt == null ? Optional.empty() : answeredAt;
  }

  /** So long the screen says that somebody comes. */
  private static final Duration LATELY = Duration.ofMinutes(1);

  static HelpCall open(String id, String from, Optional<String> page, Instant at) {
    return new HelpCall(id, from, page, at, "", Optional.empty());
  }

  HelpCall answered(String by, Optional<Instant> when) {
    return new HelpCall(id, from, page, at, by, when);
  }

  HelpCall shifted(Duration by) {
    return new HelpCall(
        id, from, page, at.plus(by), answeredBy, answeredAt.map(when -> when.plus(by)));
  }

  /** Whether whoever called still waits for somebody: to answer, or to come. */
  public boolean isOfNow(Instant now) {
    return open() || answeredAt.filter(when -> when.plus(LATELY).isAfter(now)).isPresent();
  }

  public boolean open() {
    return answeredBy.isEmpty();
  }
}
