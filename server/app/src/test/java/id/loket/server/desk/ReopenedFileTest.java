package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.TestDatabases;
import id.loket.server.rules.Hall;
import id.loket.server.rules.Office;
import id.loket.server.rules.Reason;
import id.loket.server.rules.TicketIssued;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** After an error of the disk the desk believes what the file says, and not what it had written. */
class ReopenedFileTest {
  @TempDir Path folder;

  private Database database;
  private OfficeDesk desk;

  @BeforeEach
  void open() throws SQLException {
    database = new Database(folder.resolve("office.db"));
    database.migrate();
    desk = OfficeUnderTest.desk(database, Clock.fixed(Hall.MONDAY, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void theOfficeGoesOnWithAllThatWasAcknowledged() throws Exception {
    assertEquals(1, take());
    fail();

    assertEquals(2, take());
    assertEquals(2, desk.look(Office::waiting).join());
    desk.close();
    assertEquals("", JournalCheck.run(database).finding());
  }

  @Test
  void whatTheFileHasLostIsAskedForAtOnce() throws Exception {
    take();
    take();
    change("DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)");
    fail();

    Answer answer = desk.handle(Submission.ofOffice(Hall.wanted("OPP"))).join();

    assertEquals(new Answer.Refused(Reason.NUMBERS_DOUBTED), answer);
  }

  @Test
  void anEventThatIsAnotherNowEndsTheDesk() throws Exception {
    take();
    change("UPDATE event SET actor = 'nobody' WHERE seq = (SELECT max(seq) FROM event)");
    fail();

    assertThrows(CompletionException.class, this::take);

    String fault = desk.fault().join().getMessage();
    assertTrue(fault.startsWith("after an error of the disk: "), fault);
  }

  @Test
  void aTransactionInWhichNothingWasWrittenEndsNoTrouble() {
    fail();

    desk.write(tables -> 0).join();
    assertTrue(desk.writeTrouble().isPresent());
    desk.write(tables -> tables.execute("DELETE FROM follower WHERE name = 'nobody'")).join();
    assertTrue(desk.writeTrouble().isPresent());

    take();
    assertTrue(desk.writeTrouble().isEmpty());
  }

  private int take() {
    Answer.Accepted answer =
        (Answer.Accepted) desk.handle(Submission.ofOffice(Hall.wanted("OPP"))).join();
    return ((TicketIssued) answer.events().get(answer.events().size() - 1).event()).serial();
  }

  /** As SQLite says it where a flush has failed. */
  private void fail() {
    SQLException error = new SQLiteException("planted", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    assertThrows(
        CompletionException.class,
        () ->
            desk.write(
                    tables -> {
                      throw new IllegalStateException(error);
                    })
                .join());
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = TestDatabases.open(database.file());
        Statement statement = connection.createStatement()) {
      assertEquals(1, statement.executeUpdate(sql));
    }
  }
}
