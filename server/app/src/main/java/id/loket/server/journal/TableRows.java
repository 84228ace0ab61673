package id.loket.server.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of one table on their way to another file. A value.
 *
 * @param create the statement that makes the table; empty where a migration does
 * @param whole whether the table has no other rows
 * @param values in the order of the columns: whole numbers, fractions, text, bytes or null
 */
public record TableRows(
    String table, String create, boolean whole, List<String> columns, List<List<Object>> values) {
  private static final int NOTHING = 0;
  private static final int NUMBER = 1;
  private static final int FRACTION = 2;
  private static final int TEXT = 3;
  private static final int BYTES = 4;

  public TableRows {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  /**
   * @param rest what follows the table's name in the question
   */
  static TableRows read(Connection from, String table, boolean whole, String rest, Object... values)
      throws SQLException {
    try (PreparedStatement select =
        from.prepareStatement("SELECT * FROM \"" + table + "\" " + rest)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        List<String> columns = columns(row);
        List<List<Object>> all = new ArrayList<>();
        while (row.next()) {
          all.add(values(row, columns.size()));
        }
        return new TableRows(table, "", whole, columns, all);
      }
    }
  }

  static List<String> columns(ResultSet row) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      columns.add(row.getMetaData().getColumnName(i));
    }
    return columns;
  }

  static List<Object> values(ResultSet row, int columns) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      values.add(row.getObject(i));
    }
    return Collections.unmodifiableList(values);
  }

  TableRows madeBy(String statement) {
    return new TableRows(table, statement, whole, columns, values);
  }

  /**
   * Puts them into a table that is there; those with a key that is there already take its place.
   */
  void put(Connection to) throws SQLException {
    if (whole) {
      try (Statement delete = to.createStatement()) {
        delete.execute("DELETE FROM \"" + table + "\"");
      }
    }
    String names = columns.stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(", "));
    String marks = columns.stream().map(one -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        to.prepareStatement(
            "INSERT OR REPLACE INTO \"" + table + "\" (" + names + ") VALUES (" + marks + ")")) {
      for (List<Object> row : values) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.executeUpdate();
      }
    }
  }

  /** Tells them from any others. */
  String digest() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      to(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    }
    return Digest.of(bytes.toByteArray());
  }

  // ---- as bytes ---------------------------------------------------------------------------------

  /** To be read again with {@link #from}. */
  public void to(DataOutput out) throws IOException {
    text(out, table);
    text(out, create);
    out.writeBoolean(whole);
    out.writeInt(columns.size());
    for (String column : columns) {
      text(out, column);
    }
    out.writeInt(values.size());
    for (List<Object> row : values) {
      for (Object value : row) {
        value(out, value);
      }
    }
  }

  public static TableRows from(DataInput in) throws IOException {
    String table = text(in);
    String create = text(in);
    boolean whole = in.readBoolean();
    int width = in.readInt();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(text(in));
    }
    int length = in.readInt();
    List<List<Object>> values = new ArrayList<>();
    for (int n = 0; n < length; n++) {
      List<Object> row = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        row.add(value(in));
      }
      values.add(Collections.unmodifiableList(row));
    }
    return new TableRows(table, create, whole, columns, values);
  }

  static void value(DataOutput out, Object value) throws IOException {
    if (value == null) {
      out.writeByte(NOTHING);
    } else if (value instanceof Integer || value instanceof Long) {
      out.writeByte(NUMBER);
      out.writeLong(((Number) value).longValue());
    } else if (value instanceof Double fraction) {
      out.writeByte(FRACTION);
      out.writeDouble(fraction);
    } else if (value instanceof byte[] bytes) {
      out.writeByte(BYTES);
      bytes(out, bytes);
    } else {
      out.writeByte(TEXT);
      text(out, (String) value);
    }
  }

  static Object value(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case NOTHING -> null;
      case NUMBER -> in.readLong();
      case FRACTION -> in.readDouble();
      case BYTES -> bytes(in);
      case TEXT -> text(in);
      default -> throw new IOException("there is no value of kind " + kind);
    };
  }

  private static void text(DataOutput out, String text) throws IOException {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(DataInput in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static void bytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
