package id.loket.server.desk;

import id.loket.server.journal.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Something that does its work after the fact. It sees every event at least once, in order, on its
 * own thread; if it throws, the same event comes again later and nobody else is held up.
 */
public interface Follower {
  /** Under this name its position is stored. */
  String name();

  /** Work outside the file, before the position moves. */
  default void follow(Recorded recorded) throws Exception {}

  /** Rows to be written in the same transaction as the position, hence exactly once. */
  default void write(Recorded recorded, Connection connection) throws SQLException {}

  /** After the commit of what was written for these events. */
  default void written(List<Recorded> batch) {}
}
