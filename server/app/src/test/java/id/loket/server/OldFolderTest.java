package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.desk.Answer;
import id.loket.server.desk.Submission;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.TestDatabases;
import id.loket.server.rules.CallNext;
import id.loket.server.rules.Hall;
import id.loket.server.rules.TicketIssued;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that a program of before has written opens, checks, is made anew and goes on. */
class OldFolderTest {
  /** A moment after the last event in it, on the same service day. */
  private static final Clock LATER =
      Clock.fixed(Instant.parse("2026-11-25T21:40:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void layItOut() throws Exception {
    file = folder.resolve(OfficeServer.FILE);
    try (InputStream in = OldFolderTest.class.getResourceAsStream("/old/office-5f2349b.sql");
        Connection connection = TestDatabases.open(file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void itIsCheckedAsItIsBeforeAnythingOpensIt() throws Exception {
    assertSound();

    assertEquals("4", text("SELECT max(version) FROM flyway_schema_history"), "left as it was");
  }

  @Test
  void itOpensChecksAndGoesOnWithTheNextNumber() throws Exception {
    try (OfficeServer server = OfficeServer.start(settings())) {
      assertSound();
      assertEquals(9, server.desk().look(office -> office.waiting("REENTRY")).join());
      assertEquals(7, server.screens().all().size());
      assertTrue(server.desk().look(office -> !office.devices().isEmpty()).join());

      Answer answer = server.desk().handle(Submission.ofOffice(Hall.wanted("REENTRY"))).join();

      TicketIssued issued = (TicketIssued) ((Answer.Accepted) answer).events().get(0).event();
      assertEquals("2026-11-26-R-10", issued.ticket());
      assertSound();
    }
    assertSound();
  }

  @Test
  void aTapOfBeforeThatIsSentAgainGetsItsAnswerOfBefore() throws Exception {
    String id = text("SELECT request_id FROM command WHERE answer = 'NOBODY_WAITING' LIMIT 1");
    String actor = text("SELECT actor FROM command WHERE request_id = '" + id + "'");
    try (OfficeServer server = OfficeServer.start(settings())) {
      Answer again =
          server
              .desk()
              .handle(Submission.of(id, actor, "anything", new CallNext(1, "petugas1")))
              .join();

      assertEquals("NOBODY_WAITING", ((Answer.Refused) again).reason().name());
    }
    assertEquals("0", text("SELECT count(*) FROM command WHERE body_hash <> ''"), "plain hashes");
  }

  @Test
  void whatWasDamagedInItIsMadeAnew() throws Exception {
    database().migrate();
    try (Connection connection = TestDatabases.open(file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM ticket");
      statement.executeUpdate("DELETE FROM shelf");
      statement.executeUpdate("UPDATE daily_visits SET served = 0");
    }

    JournalCheck.Result before = JournalCheck.rebuild(database(), OfficeServer.TALLIES);

    assertTrue(before.finding().contains("the table has none"), before.finding());
    assertSound();
    try (OfficeServer server = OfficeServer.start(settings())) {
      assertEquals(9, server.desk().look(office -> office.waiting("REENTRY")).join());
    }
  }

  private void assertSound() throws Exception {
    assertEquals("", JournalCheck.run(database(), OfficeServer.TALLIES).finding());
  }

  private Database database() {
    return new Database(file, OfficeServer.REGISTERS);
  }

  private String text(String sql) throws Exception {
    try (Connection connection = TestDatabases.open(file);
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }

  private ServerSettings settings() {
    return new ServerSettings(
        "127.0.0.1", 0, folder, folder.resolve("key/office.key"), Optional.empty(), LATER);
  }
}
