package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * A call that the hall has yet to hear.
 *
 * @param id the ticket's id and the running number of its announcements
 * @param stage the furthest stage that any board has reported
 */
public record Announcement(
    String id, String ticket, int counter, boolean recall, Instant at, Stage stage) {
  /** Stages in the order in which a board reports them. */
  public enum Stage {
    CALLED,
    RECEIVED,
    SHOWN,
    SPOKEN
  }

  Announcement shifted(Duration by) {
    return new Announcement(id, ticket, counter, recall, at.plus(by), stage);
  }

  Announcement reached(Stage next) {
    return new Announcement(id, ticket, counter, recall, at, next);
  }
}
