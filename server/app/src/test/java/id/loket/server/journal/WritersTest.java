package id.loket.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Submission;
import id.loket.server.rules.Hall;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which program may write an office whose tables a newer one has made. */
class WritersTest {
  /** The newest migration that came before the rule; there is no older program that may write. */
  private static final int BEFORE_THE_RULE = 45;

  private static final int NEWER = 902;

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void anOfficeWithANumber() throws Exception {
    database = new Database(folder.resolve("office.db"), OfficeServer.REGISTERS);
    database.migrate();
    issue();
  }

  @Test
  void everyMigrationNamesTheOldestProgramThatMayStillWrite() {
    List<Integer> silent =
        Migrations.oldestWriters().stream()
            .filter(one -> one.tables() > BEFORE_THE_RULE && one.program().contains(" "))
            .map(Writers.Oldest::tables)
            .toList();

    assertEquals(List.of(), silent, "its first line: -- Oldest writer: tables N, Loket X");
  }

  @Test
  void aHeadIsReadAndOneThatSaysNothingLetsNoOlderProgramWrite() {
    assertEquals(
        new Writers.Oldest(50, 47, "0.3.1"),
        Migrations.oldestWriter(50, "-- Oldest writer: tables 47, Loket 0.3.1\nSELECT 1;"));
    assertEquals(50, Migrations.oldestWriter(50, "-- Something else.\nSELECT 1;").oldest());
  }

  @Test
  void tablesOfANewerProgramThatLetsThisOneWriteAreWorkedOn() throws Exception {
    newer(Migrations.newest(), "0.9.0");
    execute("ALTER TABLE ticket ADD COLUMN shade TEXT");

    database.migrate();
    issue();

    assertTrue(database.isNewer());
    assertEquals(new JournalCheck.Result(events(), ""), JournalCheck.run(database));
    assertEquals(List.of(), database.lookWhole());
    assertEquals("1", text("SELECT count(*) FROM older_writer"), "the newer one has to know");
  }

  @Test
  void whatTheJournalGivesIsPutInPlaceInTablesOfANewerProgram() throws Exception {
    newer(Migrations.newest(), "0.9.0");
    execute("ALTER TABLE ticket ADD COLUMN shade TEXT");
    database.migrate();
    execute("DELETE FROM ticket");

    assertTrue(JournalCheck.run(database).finding().contains("the table has none"));
    JournalCheck.rebuild(database, List.of());

    assertEquals("", JournalCheck.run(database).finding());
    assertEquals(List.of(), database.lookWhole());
  }

  @Test
  void tablesThatThisProgramMayNotWriteAreLeftAsTheyAre() throws Exception {
    newer(900, "0.9.0");
    long events = events();

    IllegalStateException refusal = assertThrows(IllegalStateException.class, database::migrate);

    assertEquals(
        database.file()
            + ": made by a newer Loket (tables 902, this program knows "
            + Migrations.newest()
            + "; Loket 0.9.0 or newer may write them); install that one again, or put back how the"
            + " office was before its update: --undo-update",
        refusal.getMessage());
    assertThrows(IllegalStateException.class, () -> JournalCheck.run(database));
    assertEquals(events, events());
    assertEquals("0", text("SELECT count(*) FROM older_writer"));
  }

  @Test
  void aMigrationOfWhichNothingIsWrittenDownLetsNobodyWrite() throws Exception {
    newer(Migrations.newest(), "0.9.0");
    execute("DELETE FROM oldest_writer WHERE tables = " + NEWER);

    assertThrows(IllegalStateException.class, database::migrate);
  }

  @Test
  void anEventOfTheHallThatThisProgramDoesNotKnowIsARefusal() throws Exception {
    newer(Migrations.newest(), "0.9.0");
    execute("UPDATE event SET kind = 'TicketSwapped' WHERE kind = 'TicketIssued'");

    IllegalStateException refusal = assertThrows(IllegalStateException.class, database::migrate);

    assertTrue(refusal.getMessage().contains("TicketSwapped"), refusal.getMessage());
  }

  @Test
  void whatAnOlderProgramHasWrittenIsToldOnce() throws Exception {
    assertFalse(database.isBackFromOlder());
    execute("INSERT INTO older_writer VALUES (43)");

    assertTrue(database.isBackFromOlder());
    database.forgetOlder();

    assertFalse(database.isBackFromOlder());
  }

  @Test
  void aFileBesideTheOfficesThatANewerProgramHasNumberedIsNotOpened() throws Exception {
    Path file = folder.resolve("survey.db");
    SideFile.open(file).close();
    try (Connection connection = TestDatabases.open(file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 1");
    }

    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> SideFile.open(file));

    assertTrue(refusal.getMessage().startsWith(file + ": made by a newer Loket"));
  }

  // ---- helpers ----------------------------------------------------------------------------------

  /** As if a newer program had been here. */
  private void newer(int oldest, String program) throws SQLException {
    execute(
        "INSERT INTO flyway_schema_history SELECT 999, '"
            + NEWER
            + "', description, type, script, checksum, installed_by, installed_on, execution_time, 1"
            + " FROM flyway_schema_history WHERE version = '1'");
    execute("INSERT INTO oldest_writer VALUES (" + NEWER + ", " + oldest + ", '" + program + "')");
    try (Connection connection = TestDatabases.open(database.file())) {
      RowSums.unseal(connection);
    }
  }

  private void issue() throws SQLException {
    try (OfficeDesk desk = OfficeUnderTest.desk(database, WallClock.clock())) {
      desk.handle(Submission.ofOffice(Hall.wanted("OPP"))).join();
    }
  }

  private long events() throws SQLException {
    return Long.parseLong(text("SELECT max(seq) FROM event"));
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = TestDatabases.open(database.file())) {
      return RowSums.names(connection, sql).get(0);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = TestDatabases.open(database.file());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
