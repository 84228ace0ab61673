package id.loket.server.desk;

import id.loket.server.journal.Recorded;
import id.loket.server.rules.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Something that does its work after the fact. It sees every event at least once, in order, on its
 * own thread; if it throws, the same event comes again later and nobody else is held up.
 */
public interface Follower {
  /** Under this name its position is stored. */
  String name();

  /** Whether this event is of any interest; the others are passed by without a transaction. */
  default boolean wants(Event event) {
    return true;
  }

  /** How far behind it may be, so that many events share one transaction. */
  default Duration patience() {
    return Duration.ZERO;
  }

  /** Work outside the file, before the position moves. */
  default void follow(Recorded recorded) throws Exception {}

  /** Rows to be written in the same transaction as the position, hence exactly once. */
  default void write(Recorded recorded, Connection connection) throws SQLException {}

  /** The rows of several events; for a follower that can sum them up. */
  default void write(List<Recorded> batch, Connection connection) throws SQLException {
    for (Recorded one : batch) {
      write(one, connection);
    }
  }

  /** After the commit of what was written for these events. */
  default void written(List<Recorded> batch) {}
}
