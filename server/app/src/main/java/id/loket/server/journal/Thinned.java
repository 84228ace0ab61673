package id.loket.server.journal;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * A month whose events lie in a file of their own, and how the office stood before and after it. A
 * value.
 *
 * @param last when its last event happened
 * @param epochs of its events, in the order in which they began
 * @param hashBefore of the event before its first, in hexadecimal
 * @param hashAfter of its last event
 * @param stateBefore digest of all that the events before it come to; see {@link OfficeState}
 * @param stateAfter the same with its own
 * @param tables the version of the tables that made these digests
 * @param sha256 of the file
 * @param bytes of the file
 */
public record Thinned(
    YearMonth month,
    long firstSeq,
    long lastSeq,
    Instant last,
    List<Long> epochs,
    String hashBefore,
    String hashAfter,
    String stateBefore,
    String stateAfter,
    int tables,
    String sha256,
    long bytes) {
  static final String TABLE = "thinned";
  static final String STATE = "thinned_state";

  private static final List<String> COLUMNS =
      List.of(
          "month",
          "first_seq",
          "last_seq",
          "last_utc",
          "epochs",
          "hash_before",
          "hash_after",
          "state_before",
          "state_after",
          "tables",
          "sha256",
          "bytes");

  public Thinned {
    epochs = List.copyOf(epochs);
  }

  /** All of them, the oldest first; none in a file of before. */
  static List<Thinned> all(Connection connection) throws SQLException {
    return read(connection, "ORDER BY last_seq");
  }

  /** The one after which the events of the office's own file begin. */
  static Optional<Thinned> newest(Connection connection) throws SQLException {
    return read(connection, "ORDER BY last_seq DESC LIMIT 1").stream().findFirst();
  }

  /** The epochs of all events that lie in other files. */
  static Set<Long> epochs(Handle tables) {
    return tables.createQuery("SELECT epochs FROM " + TABLE).mapTo(String.class).stream()
        .flatMap(one -> longs(one).stream())
        .collect(Collectors.toSet());
  }

  private static List<Thinned> read(Connection connection, String rest) throws SQLException {
    List<Thinned> all = new ArrayList<>();
    // Of this file alone: a question about all that are attached would begin to read them.
    if (RowSums.names(connection, "SELECT 1 FROM main.sqlite_schema WHERE name = ?", TABLE)
        .isEmpty()) {
      return all;
    }
    String sql = "SELECT " + String.join(", ", COLUMNS) + " FROM main." + TABLE + " " + rest;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        all.add(read(row));
      }
    }
    return all;
  }

  private static Thinned read(ResultSet row) throws SQLException {
    return new Thinned(
        YearMonth.parse(row.getString("month")),
        row.getLong("first_seq"),
        row.getLong("last_seq"),
        Instant.parse(row.getString("last_utc")),
        longs(row.getString("epochs")),
        row.getString("hash_before"),
        row.getString("hash_after"),
        row.getString("state_before"),
        row.getString("state_after"),
        row.getInt("tables"),
        row.getString("sha256"),
        row.getLong("bytes"));
  }

  private static List<Long> longs(String text) {
    return Arrays.stream(text.split(",")).map(Long::valueOf).toList();
  }

  void write(Handle handle) {
    String marks = COLUMNS.stream().map(one -> "?").collect(Collectors.joining(", "));
    handle.execute(
        "INSERT INTO " + TABLE + " (" + String.join(", ", COLUMNS) + ") VALUES (" + marks + ")",
        month.toString(),
        firstSeq,
        lastSeq,
        last.toString(),
        epochs.stream().map(String::valueOf).collect(Collectors.joining(",")),
        hashBefore,
        hashAfter,
        stateBefore,
        stateAfter,
        tables,
        sha256,
        bytes);
  }

  long epoch() {
    return epochs.get(epochs.size() - 1);
  }

  byte[] hash() {
    return HexFormat.of().parseHex(hashAfter);
  }

  /** The packed state that was written down for it; empty if there is none. */
  static byte[] state(Connection connection, long seq) throws SQLException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT body FROM main." + STATE + " WHERE seq = ? ORDER BY part")) {
      select.setLong(1, seq);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          all.writeBytes(row.getBytes(1));
        }
      }
    }
    return all.toByteArray();
  }
}
