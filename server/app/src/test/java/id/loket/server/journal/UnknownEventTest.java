package id.loket.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.NewerFeature;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Submission;
import id.loket.server.rules.Hall;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newer program's feature wrote stays in the journal of an older one. */
class UnknownEventTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void aNewerProgramWasHereBetweenTwoNumbers() throws Exception {
    database = new Database(folder.resolve("office.db"), OfficeServer.REGISTERS);
    database.migrate();
    issue();
    NewerFeature.wasHere(folder);
    issue();
  }

  @Test
  void itIsKeptAndPassedByAndTheJournalIsSound() throws Exception {
    assertEquals("1", unknown(database));
    assertEquals("", JournalCheck.run(database, OfficeServer.TALLIES).finding());
    try (JournalReader reader = new JournalReader(database)) {
      assertTrue(
          reader.after(0, 100).stream()
              .anyMatch(one -> one.event().equals(new UnknownEvent(NewerFeature.KIND, 1))));
    }
  }

  @Test
  void whatTheJournalGivesIsMadeAnewWithoutIt() throws Exception {
    JournalCheck.Result before = JournalCheck.rebuild(database, OfficeServer.TALLIES);

    assertEquals("", before.finding());
    assertEquals("1", unknown(database));
    assertEquals("", JournalCheck.run(database, OfficeServer.TALLIES).finding());
  }

  @Test
  void itGoesAlongIntoASecondCopy() throws Exception {
    Database copy = new Database(folder.resolve("copy.db"), OfficeServer.REGISTERS);
    copy.migrate();
    Increments increments = new Increments(database, OfficeServer.TALLIES);
    Increment all = increments.after(Increments.end(copy), List.of(), Instant.EPOCH);
    try (Increments.Writer writer = new Increments.Writer(copy)) {
      writer.put(Increment.of(all.bytes()));
    }

    assertEquals("1", unknown(copy));
  }

  @Test
  void oneOfTheHallIsARefusal() {
    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class,
            () -> OfficeServer.REGISTERS.read("TicketSwapped", 1, "{}"));

    assertTrue(refusal.getMessage().contains("TicketSwapped"), refusal.getMessage());
  }

  private void issue() throws SQLException {
    try (OfficeDesk desk = OfficeUnderTest.desk(database, WallClock.clock())) {
      desk.handle(Submission.ofOffice(Hall.wanted("OPP"))).join();
    }
  }

  private static String unknown(Database file) throws SQLException {
    try (Connection connection = file.reader()) {
      return RowSums.names(
              connection, "SELECT count(*) FROM event WHERE kind = '" + NewerFeature.KIND + "'")
          .get(0);
    }
  }
}
