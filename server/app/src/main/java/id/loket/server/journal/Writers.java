package id.loket.server.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Which programs may write the office's file. Each migration names in its head the oldest program
 * that may still write what it leaves; that stands in the file as well, so that a program which
 * doesn't know the migration can read it. All of it on a connection of the caller's.
 */
final class Writers {
  private static final String OLDEST = "oldest_writer";
  private static final String OLDER = "older_writer";

  private Writers() {}

  /**
   * What a migration says in its head.
   *
   * @param tables its number
   * @param oldest the newest migration that the oldest program knows which may still write
   * @param program that program's version
   */
  record Oldest(int tables, int oldest, String program) {}

  /** Writes down what this program's migrations say, once there is a table for it. */
  static void note(Connection connection) throws SQLException {
    if (!isThere(connection, OLDEST)) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR REPLACE INTO " + OLDEST + " VALUES (?, ?, ?)")) {
      for (Oldest one : Migrations.oldestWriters()) {
        insert.setInt(1, one.tables());
        insert.setInt(2, one.oldest());
        insert.setString(3, one.program());
        insert.executeUpdate();
      }
    }
  }

  /**
   * @param tables of the file, which this program doesn't know
   * @throws IllegalStateException if it may not write them, or if nothing says that it may
   */
  static void mustInclude(int known, Connection connection, int tables, Path file)
      throws SQLException {
    String needed = "a newer Loket";
    int described = 0;
    boolean may = true;
    if (isThere(connection, OLDEST)) {
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT oldest, program FROM "
                  + OLDEST
                  + " WHERE tables > ? AND tables <= ? ORDER BY oldest, tables DESC")) {
        select.setInt(1, known);
        select.setInt(2, tables);
        try (ResultSet row = select.executeQuery()) {
          for (; row.next(); described++) {
            may &= row.getInt(1) <= known;
            needed = "Loket " + row.getString(2) + " or newer";
          }
        }
      }
    }
    if (!may || described < unknown(connection, known)) {
      throw tooNew(
          file,
          String.format(
              "tables %d, this program knows %d; %s may write them", tables, known, needed));
    }
  }

  private static long unknown(Connection connection, int known) throws SQLException {
    return FileCheck.number(
        connection,
        "SELECT count(*) FROM flyway_schema_history WHERE CAST(version AS INTEGER) > " + known);
  }

  /**
   * An event of the hall of a kind that this program doesn't know may be what decides who is next.
   *
   * @throws IllegalStateException naming the kind, if there is one
   */
  static void mustKnowTheHall(Connection connection, Registers registers, Path file)
      throws SQLException {
    List<String> kinds =
        RowSums.names(
            connection,
            "SELECT kind || ' ' || max(version) FROM event WHERE instr(kind, '.') = 0 GROUP BY kind");
    for (String one : kinds) {
      int space = one.indexOf(' ');
      if (!registers.knows(one.substring(0, space), Integer.parseInt(one.substring(space + 1)))) {
        throw tooNew(file, "it holds events of the hall of kind and version " + one);
      }
    }
  }

  private static IllegalStateException tooNew(Path file, String why) {
    return new IllegalStateException(
        String.format(
            "%s: made by a newer Loket (%s); install that one again, or put back how the office was"
                + " before its update: --undo-update",
            file, why));
  }

  /** Whether an older program has written since a newer one made the tables. */
  static boolean isOlderAmong(Connection connection) throws SQLException {
    return isThere(connection, OLDER)
        && FileCheck.number(connection, "SELECT count(*) FROM " + OLDER) > 0;
  }

  /** Written before anything else by a program that is older than the tables. */
  static void noteOlder(Connection connection, int known) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT OR IGNORE INTO " + OLDER + " VALUES (" + known + ")");
    }
  }

  static void forgetOlder(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM " + OLDER);
    }
  }

  private static boolean isThere(Connection connection, String table) throws SQLException {
    return !RowSums.columns(connection, table).isEmpty();
  }
}
