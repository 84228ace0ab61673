package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that the hall has yet to hear.
 *
 * @param id the ticket's id and the running number of its announcements
 * @param stage the furthest stage that any board has reported
 * @param reachedAt when it was reported first; empty if none was, or if that was not kept yet
 */
public record Announcement(
    String id,
    String ticket,
    int counter,
    boolean recall,
    Instant at,
    Stage stage,
    Optional<Instant> reachedAt) {
  /** By then a board that is there has told that it received a call. */
  public static final Duration RECEIVE_LIMIT = Duration.ofSeconds(5);

  /** Stages in the order in which a board reports them. */
  public enum Stage {
    CALLED,
    RECEIVED,
    SHOWN,
    SPOKEN
  }

  static Announcement of(Ticket called, boolean recall, Instant at) {
    return new Announcement(
        called.announcement().orElseThrow(),
        called.id(),
        called.counter(),
        recall,
        at,
        Stage.CALLED,
        Optional.empty());
  }

  Announcement shifted(Duration by) {
    return new Announcement(
        id, ticket, counter, recall, at.plus(by), stage, reachedAt.map(then -> then.plus(by)));
  }

  Announcement reached(Stage next, Optional<Instant> when) {
    return new Announcement(id, ticket, counter, recall, at, next, when);
  }

  boolean isAtLeast(Stage other) {
    return stage.compareTo(other) >= 0;
  }
}
