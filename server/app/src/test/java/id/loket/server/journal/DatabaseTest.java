package id.loket.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file's tables, and the version that they are of. */
class DatabaseTest {
  @TempDir Path folder;

  @Test
  void theNewestMigrationIsTheVersionThatTheProgramKnows() throws Exception {
    Path migrations = Path.of(DatabaseTest.class.getResource("/db/migration").toURI());
    try (Stream<Path> files = Files.list(migrations)) {
      int newest =
          files
              .map(one -> one.getFileName().toString())
              .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
              .max()
              .orElseThrow();
      assertEquals(newest, Migrations.newest());
    }
  }

  @Test
  void aFileOfAnEarlierVersionKeepsItsTickets() throws Exception {
    Path file = folder.resolve("office.db");
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file, null, null)
        .locations("classpath:db/migration")
        .target("3")
        .load()
        .migrate();
    execute(
        file,
        "INSERT INTO ticket VALUES"
            + " ('2026-11-23-R-2', '2026-11-23', 'R', 2, 7, 'WAITING', '{}'),"
            + " ('2026-11-23-A-1', '2026-11-23', 'A', 1, 6, 'CALLED', '{\"x\":1}')");

    new Database(file).migrate();

    assertEquals(
        "6 2026-11-23 A 1 CALLED {\"x\":1}, 7 2026-11-23 R 2 WAITING {}",
        text(
            file,
            "SELECT group_concat(place || ' ' || service_day || ' ' || prefix || ' ' || serial"
                + " || ' ' || state || ' ' || body, ', ') FROM (SELECT * FROM ticket ORDER BY place)"));
    SQLException refusal =
        assertThrows(
            SQLException.class,
            () ->
                execute(file, "INSERT INTO ticket VALUES (8, '2026-11-23', 'R', 2, 'X', '{}', 0)"));
    assertTrue(refusal.getMessage().contains("UNIQUE"), refusal.getMessage());
  }

  @Test
  void aFileOfANewerProgramIsRefusedAndLeftAsItIs() throws Exception {
    Path file = folder.resolve("office.db");
    Database database = new Database(file);
    database.migrate();
    execute(file, "UPDATE flyway_schema_history SET version = '99' WHERE version = '4'");

    IllegalStateException refusal = assertThrows(IllegalStateException.class, database::migrate);

    assertTrue(refusal.getMessage().startsWith(file + ": made by a newer Loket"));
    assertEquals(
        "99", text(file, "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history"));
  }

  @Test
  void anEmptyFileIsFilled() throws Exception {
    Path file = Files.createFile(folder.resolve("office.db"));

    new Database(file).migrate();

    assertEquals("0", text(file, "SELECT count(*) FROM event"));
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = TestDatabases.open(file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static String text(Path file, String sql) throws SQLException {
    try (Connection connection = TestDatabases.open(file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }
}
