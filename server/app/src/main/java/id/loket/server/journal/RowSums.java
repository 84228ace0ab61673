package id.loket.server.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.sqlite.Function;

/**
 * A sum of each row, kept by SQLite itself: every table but the journal's has an index over a
 * function of all its columns, which this program alone can compute. So whoever writes a row writes
 * its sum, {@code PRAGMA integrity_check} holds each row against it, and a program that doesn't
 * know the function can read but not write. Events have the hashes of their chain.
 *
 * <p>Tables that every tap writes have a column for it instead, which triggers fill: an index costs
 * each commit a page more for every table, and that was a third of all pages.
 *
 * <p>The sum is a CRC-32 and a CRC-32C side by side. It shows accidents; against somebody who
 * writes into the file on purpose it is none. The schema has a sum as well, in table {@code
 * sealed}; while that is empty, as during a migration, there are no sums.
 */
final class RowSums {
  static final String EVENTS = "event";
  static final String SEALED = "sealed";

  private static final String FUNCTION = "row_sum";
  private static final String INDEX = "sum_of_";
  private static final String COLUMN = "own_sum";
  private static final String SCHEMA = "schema";

  private RowSums() {}

  /** Teaches a connection the function. Without it tables can be read but not written. */
  static void teach(Connection connection) throws SQLException {
    Function.create(connection, FUNCTION, new Sum(), 1, Function.FLAG_DETERMINISTIC);
  }

  private static final class Sum extends Function {
    @Override
    protected void xFunc() throws SQLException {
      result(of(value_blob(0)));
    }
  }

  private static long of(byte[] bytes) {
    CRC32 one = new CRC32();
    CRC32C other = new CRC32C();
    one.update(bytes);
    other.update(bytes);
    return one.getValue() << 32 | other.getValue();
  }

  // ---- the indexes ------------------------------------------------------------------------------

  static String indexOf(String table) {
    return INDEX + table;
  }

  /** The sum of a row as SQL, each of whose columns is to be had as {@code value}. */
  static String expression(String table, List<String> values) {
    return values.stream()
        .map(value -> "quote(" + value + ")")
        .collect(Collectors.joining("||','||", FUNCTION + "('" + table + ",'||", ")"));
  }

  private static String expression(String table, String row, List<String> columns) {
    return expression(table, columns.stream().map(column -> row + column).toList());
  }

  /**
   * The table as SQL that reads its own tree, and no index which may say something else. SQLite
   * heeds {@code NOT INDEXED} only where rows have numbers.
   */
  static String itself(Connection connection, String table) throws SQLException {
    boolean ofKeys = names(connection, "SELECT wr FROM pragma_table_list(?)", table).contains("1");
    return table + (ofKeys ? " INDEXED BY sqlite_autoindex_" + table + "_1" : " NOT INDEXED");
  }

  /** In the order in which they were made, without that of a sum. */
  static List<String> columns(Connection connection, String table) throws SQLException {
    return names(
        connection,
        "SELECT name FROM pragma_table_info(?) WHERE name <> '" + COLUMN + "' ORDER BY cid",
        table);
  }

  /** Whether the sums of a table stand in its rows. */
  static boolean inRows(Connection connection, String table) throws SQLException {
    return !names(
            connection,
            "SELECT name FROM pragma_table_info(?) WHERE name = '" + COLUMN + "'",
            table)
        .isEmpty();
  }

  /** The sums that stand in a table's rows. */
  static List<Long> sumsInRows(Connection connection, String table) throws SQLException {
    List<Long> sums = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT " + COLUMN + " FROM " + itself(connection, table))) {
      while (row.next()) {
        if (row.getObject(1) instanceof Number sum) {
          sums.add(sum.longValue());
        }
      }
    }
    return sums;
  }

  /** Whether each row of a table fits its sum, as far as that stands in the row. */
  static boolean fitInRows(Connection connection, String table) throws SQLException {
    return !inRows(connection, table)
        || names(
                connection,
                String.format(
                    "SELECT 1 FROM %s WHERE %s IS NOT %s LIMIT 1",
                    itself(connection, table),
                    COLUMN,
                    expression(table, columns(connection, table))))
            .isEmpty();
  }

  /** Whether that is the column of a sum, which says nothing of its own. */
  static boolean isSum(String column) {
    return column.equals(COLUMN);
  }

  /** Every table that has sums once it is sealed. */
  static List<String> tables(Connection connection) throws SQLException {
    return names(
        connection,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            + " AND name NOT IN (?, '"
            + SEALED
            + "') ORDER BY name",
        EVENTS);
  }

  static List<String> names(Connection connection, String sql, String... values)
      throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setString(i + 1, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return names;
  }

  // ---- sealing ----------------------------------------------------------------------------------

  /**
   * Makes what sums are missing, and notes the schema. Does nothing where all is sealed already.
   * One transaction, or part of the one under way.
   */
  static void seal(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT sealing");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS "
              + SEALED
              + " (what TEXT NOT NULL PRIMARY KEY, sum INTEGER NOT NULL) WITHOUT ROWID");
      if (!isSealed(connection)) {
        // What stands in rows then is of before: an unsealing that was cut off, mended since.
        forgetInRows(connection);
      }
      if (!isSealed(connection) || sealed(connection).get() != schema(connection)) {
        for (String table : tables(connection)) {
          make(connection, table);
        }
        noteSchema(connection);
      }
      statement.execute("RELEASE sealing");
    }
  }

  /** Makes the sums of one table, unless it has them. */
  static void make(Connection connection, String table) throws SQLException {
    List<String> columns = columns(connection, table);
    try (Statement statement = connection.createStatement()) {
      if (inRows(connection, table)) {
        String after = keepSum(connection, table, columns);
        statement.execute(trigger(table, "inserted", "INSERT", after));
        statement.execute(
            trigger(table, "updated", "UPDATE OF " + String.join(", ", columns), after));
        statement.execute(
            String.format(
                "UPDATE %1$s SET %2$s = %3$s WHERE %2$s IS NULL",
                table, COLUMN, expression(table, columns)));
      } else {
        statement.execute(
            String.format(
                "CREATE INDEX IF NOT EXISTS %s ON %s (%s)",
                indexOf(table), table, expression(table, columns)));
      }
    }
  }

  private static String trigger(String table, String when, String after, String does) {
    return String.format(
        "CREATE TRIGGER IF NOT EXISTS %s_%s AFTER %s ON %s BEGIN %s; END",
        indexOf(table), when, after, table, does);
  }

  private static String keepSum(Connection connection, String table, List<String> columns)
      throws SQLException {
    String row =
        names(connection, "SELECT name FROM pragma_table_info(?) WHERE pk > 0", table).stream()
            .map(key -> key + " = new." + key)
            .collect(Collectors.joining(" AND "));
    return String.format(
        "UPDATE %s SET %s = %s WHERE %s", table, COLUMN, expression(table, "new.", columns), row);
  }

  /** Writes down what the schema is now. */
  static void noteSchema(Connection connection) throws SQLException {
    long schema = schema(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM " + SEALED);
      statement.execute("INSERT INTO " + SEALED + " VALUES ('" + SCHEMA + "', " + schema + ")");
    }
  }

  /** Takes all sums away, so that tables can be changed by a migration. One transaction. */
  static void unseal(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT unsealing");
      statement.execute("DELETE FROM " + SEALED);
      for (String index : indexes(connection)) {
        statement.execute("DROP INDEX " + index);
      }
      for (String trigger : named(connection, "trigger")) {
        statement.execute("DROP TRIGGER " + trigger);
      }
      forgetInRows(connection);
      statement.execute("RELEASE unsealing");
    }
  }

  private static void forgetInRows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : tables(connection)) {
        if (inRows(connection, table)) {
          statement.execute("UPDATE " + table + " SET " + COLUMN + " = NULL");
        }
      }
    }
  }

  /** The same where their pages can't be read; {@code VACUUM} has to follow. */
  static void forget(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> indexes = indexes(connection);
      statement.execute("PRAGMA writable_schema = ON");
      for (String index : indexes) {
        statement.execute("DELETE FROM sqlite_schema WHERE name = '" + index + "'");
      }
      statement.execute("PRAGMA writable_schema = RESET");
    }
  }

  static List<String> indexes(Connection connection) throws SQLException {
    return named(connection, "index");
  }

  private static List<String> named(Connection connection, String type) throws SQLException {
    return names(
        connection,
        "SELECT name FROM sqlite_schema WHERE type = ? AND substr(name, 1, ?) = '" + INDEX + "'",
        type,
        Integer.toString(INDEX.length()));
  }

  /** Whether there is anything to hold the tables against. */
  static boolean isSealed(Connection connection) throws SQLException {
    return sealed(connection).isPresent();
  }

  /** What was noted of the schema; empty if nothing is. */
  static Optional<Long> sealed(Connection connection) throws SQLException {
    Map<String, Long> noted = new LinkedHashMap<>();
    boolean there =
        !names(
                connection,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?",
                SEALED)
            .isEmpty();
    if (there) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT what, sum FROM " + SEALED)) {
        while (row.next()) {
          noted.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return noted.values().stream().findFirst();
  }

  /** The sum of the schema as it stands in the file. */
  static long schema(Connection connection) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
                    + " ORDER BY type, name")) {
      while (row.next()) {
        for (int column = 1; column <= 4; column++) {
          text.append(row.getString(column)).append('\n');
        }
      }
    }
    return of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
