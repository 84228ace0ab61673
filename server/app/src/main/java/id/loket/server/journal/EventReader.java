package id.loket.server.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Rows of the event table as values, and whether they fit their hashes. */
final class EventReader {
  static final List<String> COLUMNS =
      List.of(
          "seq",
          "epoch",
          "at_utc",
          "service_day",
          "kind",
          "version",
          "actor",
          "body",
          "prev_hash",
          "hash");

  static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM event";

  private EventReader() {}

  static Recorded recorded(ResultSet row, Registers registers) throws SQLException {
    return new Recorded(
        row.getLong("seq"),
        Instant.parse(row.getString("at_utc")),
        LocalDate.parse(row.getString("service_day")),
        row.getString("actor"),
        registers.read(row.getString("kind"), row.getInt("version"), row.getString("body")));
  }

  /**
   * @param previous the hash of the row before, or null if it wasn't read
   * @throws IllegalStateException naming the event, if the row was changed or one is missing
   */
  static void check(ResultSet row, HashChain chain, byte[] previous) throws SQLException {
    boolean linked = previous == null || Arrays.equals(row.getBytes("prev_hash"), previous);
    if (!linked || !fits(row, chain)) {
      throw new IllegalStateException(
          "event " + row.getLong("seq") + " doesn't fit its hash: the journal was changed");
    }
  }

  /** Whether the row fits its own hash. */
  static boolean fits(ResultSet row, HashChain chain) throws SQLException {
    byte[] computed =
        chain.next(
            row.getBytes("prev_hash"),
            row.getLong("seq"),
            row.getString("epoch"),
            row.getString("at_utc"),
            row.getString("service_day"),
            row.getString("kind"),
            row.getString("version"),
            row.getString("actor"),
            row.getString("body"));
    return Arrays.equals(computed, row.getBytes("hash"));
  }
}
