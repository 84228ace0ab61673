package id.loket.server.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** All rows of one of the office's files, as text that tells every bit of a value. */
public final class FileDump {
  private FileDump() {}

  /** By table; what can't be read is said in the place of its rows. */
  public static Map<String, String> of(Path file) {
    Map<String, String> tables = new TreeMap<>();
    try (Connection connection = TestDatabases.open(file)) {
      for (String table :
          RowSums.names(
              connection,
              "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
        tables.put(table, rows(connection, table));
      }
    } catch (SQLException e) {
      tables.put("", "can't be read");
    }
    return tables;
  }

  private static String rows(Connection connection, String table) {
    try {
      List<String> columns = RowSums.columns(connection, table);
      TreeSet<String> rows = new TreeSet<>();
      String sql =
          "SELECT "
              + String.join(
                  "||','||", columns.stream().map(one -> "quote(\"" + one + "\")").toList())
              + " FROM "
              + RowSums.itself(connection, table);
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          rows.add(new String(row.getBytes(1), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
      }
      return String.join("\n", rows);
    } catch (SQLException e) {
      return "can't be read";
    }
  }
}
