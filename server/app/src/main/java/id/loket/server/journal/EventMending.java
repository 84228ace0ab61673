package id.loket.server.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One event that doesn't fit its hash, or is not there. What is put in its place is proved by the
 * chain: its own hash, that of the event before, and what the next one says of it. One thread,
 * while nobody else uses the file.
 */
final class EventMending {
  private static final List<String> COLUMNS = EventReader.COLUMNS;
  private static final int SEQ = 0;
  private static final int BEFORE = 8;
  private static final int HASH = 9;

  private final Connection connection;
  private final long seq;
  private final HashChain chain = new HashChain();
  private final Optional<byte[]> before;
  private final Optional<byte[]> after;

  EventMending(Connection connection, long seq) throws SQLException {
    this.connection = connection;
    this.seq = seq;
    this.before = before();
    this.after = hash("SELECT prev_hash FROM event WHERE seq = ?", 1);
  }

  /** What the neighbours say: the hash of the one before, and this one's own. */
  List<byte[]> known() {
    return Stream.of(before, after).flatMap(Optional::stream).toList();
  }

  private Optional<byte[]> before() throws SQLException {
    Optional<Thinned> base = Thinned.newest(connection);
    if (base.isPresent() && seq == base.get().lastSeq() + 1) {
      return Optional.of(base.get().hash());
    }
    return seq == 1
        ? Optional.of(HashChain.START)
        : hash("SELECT hash FROM event WHERE seq = ?", -1);
  }

  private Optional<byte[]> hash(String sql, int further) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, seq + further);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** Whether the event stands there as it was written. */
  boolean isSound() throws SQLException {
    return stored(connection).filter(this::fits).isPresent();
  }

  /** Finds the bit that has changed, if it was one. */
  boolean findBit() throws SQLException {
    return put(stored(connection).flatMap(row -> row.before(this::fits)));
  }

  /** The same where it may take minutes. */
  boolean findBitAtLength() throws SQLException {
    return put(stored(connection).flatMap(row -> row.beforeAtLength(this::fits)));
  }

  /** Whether there was one to put in its place. */
  boolean put(Optional<RawRow> found) throws SQLException {
    if (found.isPresent()) {
      put(found.get());
    }
    return found.isPresent();
  }

  /** Takes it from a copy of the file, of before. */
  boolean takeFrom(Connection copy) throws SQLException {
    return put(soundIn(copy));
  }

  /** The event as it stands in a copy, if the chain says that it is the one. */
  Optional<RawRow> soundIn(Connection copy) throws SQLException {
    return stored(copy).filter(this::fits);
  }

  private Optional<RawRow> stored(Connection from) throws SQLException {
    try (PreparedStatement select =
        from.prepareStatement("SELECT " + RawRow.columns(COLUMNS) + " FROM event WHERE seq = ?")) {
      select.setLong(1, seq);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(RawRow.read(row, COLUMNS.size())) : Optional.empty();
      }
    }
  }

  private boolean fits(RawRow row) {
    List<Object> values = row.values();
    if (!Long.valueOf(seq).equals(values.get(SEQ))
        || !(values.get(BEFORE) instanceof byte[] previous)
        || !(values.get(HASH) instanceof byte[] hash)
        || before.isPresent() && !Arrays.equals(before.get(), previous)
        || after.isPresent() && !Arrays.equals(after.get(), hash)) {
      return false;
    }
    String[] texts = new String[BEFORE - 1];
    for (int i = 1; i < BEFORE; i++) {
      Object value = values.get(i);
      boolean number = i == 1 || i == 5;
      if (number ? !(value instanceof Long) : !(value instanceof RawRow.Text)) {
        return false;
      }
      texts[i - 1] =
          value instanceof RawRow.Text text
              ? new String(text.bytes(), StandardCharsets.UTF_8)
              : value.toString();
    }
    return Arrays.equals(chain.next(previous, seq, texts), hash);
  }

  private void put(RawRow row) throws SQLException {
    String sql =
        String.format(
            "INSERT OR REPLACE INTO event (%s) VALUES (%s)",
            String.join(", ", COLUMNS), String.join(", ", row.places()));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      row.bind(insert);
      insert.executeUpdate();
    }
  }
}
