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

  /** Those after the number that the hash covers, in its order. */
  private static final List<String> HASHED = COLUMNS.subList(1, COLUMNS.indexOf("prev_hash"));

  private static final List<String> NUMBERS = List.of("epoch", "version");

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

  /**
   * Whether the row fits its own hash, and each value is of the kind that was written: a text that
   * one bit has made bytes of reads the same, but nobody who seeks it finds it.
   */
  static boolean fits(ResultSet row, HashChain chain) throws SQLException {
    if (!(row.getObject("prev_hash") instanceof byte[] before)
        || !(row.getObject("hash") instanceof byte[] hash)) {
      return false;
    }
    String[] texts = new String[HASHED.size()];
    for (int i = 0; i < texts.length; i++) {
      Object value = row.getObject(HASHED.get(i));
      boolean number = NUMBERS.contains(HASHED.get(i));
      if (number
          ? !(value instanceof Integer || value instanceof Long)
          : !(value instanceof String)) {
        return false;
      }
      texts[i] = value.toString();
    }
    return Arrays.equals(chain.next(before, row.getLong("seq"), texts), hash);
  }
}
