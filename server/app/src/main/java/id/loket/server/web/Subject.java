package id.loket.server.web;

import id.loket.server.desk.Committed;
import id.loket.server.rules.Office;
import java.time.Instant;

/** What a live picture shows, and what makes it look different. */
@FunctionalInterface
public interface Subject {
  /** Draws it from the office, on the desk's thread: must be quick and must not block. */
  Object draw(Office office, Instant now);

  /** Whether it may look different now that this has happened. */
  default boolean concerns(Committed committed) {
    return !committed.changes().isEmpty();
  }

  /** Whether it may look different after something that is in no journal. */
  default boolean concerns(News news) {
    return false;
  }

  /** Whether it looks different by time alone, such as at closing time; it is drawn each second. */
  default boolean changesWithTime() {
    return true;
  }

  /** A subject that is drawn from a feature's store, without the desk, on the pictures' thread. */
  @FunctionalInterface
  interface OfStore extends Subject {
    Object draw(Instant now);

    @Override
    default Object draw(Office office, Instant now) {
      return draw(now);
    }
  }
}
