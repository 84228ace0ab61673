package id.loket.server.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A row as it lies in the file, whatever has become of its values: numbers, bytes, and text as the
 * bytes that should be one. Values are null, {@link Long}, {@link Double}, {@code byte[]} or {@link
 * Text}.
 */
record RawRow(List<Object> values) {
  /** No name is longer. */
  private static final int LETTERS = 80;

  RawRow {
    values = new ArrayList<>(values);
  }

  /** Bytes that are text, or were before one of them changed. */
  record Text(byte[] bytes) {}

  /** Columns by which {@link #read} knows the values, for a SELECT. */
  static String columns(List<String> names) {
    List<String> columns = new ArrayList<>();
    for (String name : names) {
      columns.add("typeof(" + name + ")");
      columns.add(
          String.format(
              "CASE typeof(%1$s) WHEN 'text' THEN CAST(%1$s AS BLOB) ELSE %1$s END", name));
    }
    return String.join(", ", columns);
  }

  static RawRow read(ResultSet row, int columns) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      int at = 2 * i + 2;
      values.add(
          switch (row.getString(at - 1)) {
            case "text" -> new Text(bytes(row, at));
            case "blob" -> bytes(row, at);
            case "integer" -> row.getLong(at);
            case "real" -> row.getDouble(at);
            default -> null;
          });
    }
    return new RawRow(values);
  }

  private static byte[] bytes(ResultSet row, int at) throws SQLException {
    byte[] bytes = row.getBytes(at);
    return bytes == null ? new byte[0] : bytes;
  }

  /** Places for the values in a statement. */
  List<String> places() {
    return values.stream().map(one -> one instanceof Text ? "CAST(? AS TEXT)" : "?").toList();
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof Text text) {
        statement.setBytes(i + 1, text.bytes());
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  /** Takes the place of a row with the same key. */
  void insert(Connection connection, String table, List<String> columns) throws SQLException {
    String sql =
        String.format(
            "INSERT OR REPLACE INTO %s (%s) VALUES (%s)",
            table, String.join(", ", columns), String.join(", ", places()));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      bind(insert);
      insert.executeUpdate();
    }
  }

  /** Some of its values for a person; of bytes that are no letters a question mark is left. */
  String words(List<Integer> places) {
    return places.stream()
        .map(values::get)
        .filter(value -> value instanceof Text || value instanceof Long)
        .map(value -> value instanceof Text text ? letters(text.bytes()) : value.toString())
        .filter(words -> !words.isBlank())
        .collect(Collectors.joining(" "));
  }

  private static String letters(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.UTF_8).replaceAll("[\\p{C}\uFFFD]", "?");
    return all.length() > LETTERS ? all.substring(0, LETTERS) + "..." : all;
  }

  private boolean isLarge() {
    int size = 0;
    for (Object value : values) {
      size += value instanceof Text text ? text.bytes().length : 8;
      size += value instanceof byte[] bytes ? bytes.length : 0;
    }
    return size > LARGE;
  }

  /** Beyond that there are too many bits to try. */
  private static final int LARGE = 8_000;

  /**
   * The row of which this one differs by one bit, or by the type of a value, and that is as wanted.
   */
  Optional<RawRow> before(Predicate<RawRow> wanted) {
    return isLarge() ? Optional.empty() : beforeAtLength(wanted);
  }

  /** The same for a row that is large, which may take minutes. */
  Optional<RawRow> beforeAtLength(Predicate<RawRow> wanted) {
    for (int i = 0; i < values.size(); i++) {
      Optional<RawRow> found = before(i, wanted);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<RawRow> before(int i, Predicate<RawRow> wanted) {
    Object value = values.get(i);
    if (value instanceof Text text) {
      Optional<RawRow> other = with(i, text.bytes()).filter(wanted);
      return other.isPresent() ? other : bytes(i, text.bytes(), true, wanted);
    } else if (value instanceof byte[] bytes) {
      Optional<RawRow> other = with(i, new Text(bytes)).filter(wanted);
      return other.isPresent() ? other : bytes(i, bytes, false, wanted);
    } else if (value instanceof Long number) {
      for (int bit = 0; bit < Long.SIZE; bit++) {
        Optional<RawRow> other = with(i, number ^ 1L << bit).filter(wanted);
        if (other.isPresent()) {
          return other;
        }
      }
      return Optional.empty();
    }
    return with(i, 0L).filter(wanted);
  }

  private Optional<RawRow> bytes(int i, byte[] bytes, boolean text, Predicate<RawRow> wanted) {
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] other = Arrays.copyOf(bytes, bytes.length);
      other[bit / 8] ^= (byte) (1 << bit % 8);
      Optional<RawRow> row = with(i, text ? new Text(other) : other).filter(wanted);
      if (row.isPresent()) {
        return row;
      }
    }
    return Optional.empty();
  }

  private Optional<RawRow> with(int i, Object value) {
    RawRow other = new RawRow(values);
    other.values.set(i, value);
    return Optional.of(other);
  }
}
