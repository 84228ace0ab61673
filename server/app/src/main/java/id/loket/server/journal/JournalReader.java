package id.loket.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads events on a connection of its own. One thread at a time. */
public final class JournalReader implements AutoCloseable {
  private final Connection connection;
  private final Registers registers;
  private final PreparedStatement after;
  private final HashChain chain = new HashChain();

  public JournalReader(Database database) throws SQLException {
    connection = database.reader();
    registers = database.registers();
    after = connection.prepareStatement(EventReader.SELECT + " WHERE seq > ? ORDER BY seq LIMIT ?");
  }

  /**
   * The next events after a position, at most {@code limit}.
   *
   * @throws IllegalStateException if one of them doesn't fit its hash
   */
  public List<Recorded> after(long seq, int limit) throws SQLException {
    after.setLong(1, seq);
    after.setInt(2, limit);
    List<Recorded> events = new ArrayList<>();
    try (ResultSet row = after.executeQuery()) {
      while (row.next()) {
        EventReader.check(row, chain, null);
        events.add(EventReader.recorded(row, registers));
      }
    }
    return events;
  }

  /** Where a follower has stopped reading; 0 if it never began. */
  public long position(String follower) throws SQLException {
    return position(connection, follower);
  }

  /**
   * The same, as another connection sees it. What the months in files of their own come to is
   * counted, even where the note of it was lost.
   */
  static long position(Connection connection, String follower) throws SQLException {
    long counted = Thinned.newest(connection).map(Thinned::lastSeq).orElse(0L);
    return Math.max(counted, noted(connection, follower));
  }

  /** As it stands in the table; 0 if it doesn't. */
  static long noted(Connection connection, String follower) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT seq FROM follower WHERE name = ?")) {
      select.setString(1, follower);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** The last event that lies in the file of a month, and no longer in the office's; 0 if none. */
  public static long begin(Handle tables) {
    return tables
        .createQuery("SELECT coalesce(max(last_seq), 0) FROM " + Thinned.TABLE)
        .mapTo(Long.class)
        .one();
  }

  /** Of all events that there ever were. */
  public static Set<Long> epochs(Handle tables) {
    Set<Long> epochs = new HashSet<>(Thinned.epochs(tables));
    epochs.addAll(tables.createQuery("SELECT DISTINCT epoch FROM event").mapTo(Long.class).set());
    return epochs;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
