package id.loket.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** After an error of the disk the files of answers and keys are read again, and not remembered. */
class ReopenedOwnFileTest {
  private static final String INSERT = "INSERT INTO kept (name) VALUES (?)";

  @TempDir Path folder;

  @Test
  void whatWasKeptStaysAndMoreCanBe() throws Exception {
    for (SQLiteConfig.JournalMode mode : modes()) {
      Path path = folder.resolve(mode + ".db");
      try (OwnFile file = made(path, mode)) {
        fail(file, SQLiteErrorCode.SQLITE_IOERR_FSYNC);

        file.use(tables -> tables.execute(INSERT, "second"));

        assertEquals(List.of("first", "second"), kept(file), mode.toString());
      }
      try (OwnFile again = OwnFile.open(path, mode)) {
        assertEquals(List.of("first", "second"), kept(again), mode.toString());
      }
    }
  }

  @Test
  void whatAnInterruptedTransactionHadWrittenIsNotBelieved() throws Exception {
    for (SQLiteConfig.JournalMode mode : modes()) {
      try (OwnFile file = made(folder.resolve(mode + ".db"), mode)) {
        file.use(tables -> tables.execute("BEGIN"));
        file.use(tables -> tables.execute(INSERT, "half"));
        fail(file, SQLiteErrorCode.SQLITE_IOERR_WRITE);

        assertEquals(List.of("first"), kept(file), mode.toString());
      }
    }
  }

  @Test
  void anotherFileThatLiesInItsPlaceThenIsNotWritten() throws Exception {
    for (SQLiteConfig.JournalMode mode : modes()) {
      Path path = folder.resolve(mode + ".db");
      try (OwnFile file = made(path, mode)) {
        Path copy = Files.copy(path, folder.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, path, StandardCopyOption.REPLACE_EXISTING);
        fail(file, SQLiteErrorCode.SQLITE_IOERR_FSYNC);

        IllegalStateException refused =
            assertThrows(IllegalStateException.class, () -> kept(file), mode.toString());

        assertTrue(refused.getMessage().endsWith("another file lies in its place"));
      }
    }
  }

  @Test
  void aDiskThatTakesItsTimeIsAskedAgain() throws Exception {
    Path path = folder.resolve("file.db");
    Path aside = folder.resolve("aside.db");
    try (OwnFile file = made(path, SQLiteConfig.JournalMode.TRUNCATE)) {
      fail(file, SQLiteErrorCode.SQLITE_IOERR_READ);
      Files.move(path, aside);
      assertThrows(IllegalStateException.class, () -> kept(file));
      Files.move(aside, path);

      assertEquals(List.of("first"), kept(file));
    }
  }

  @Test
  void whoFollowsTheChangesSeesThatItWasReadAgain() throws Exception {
    try (OwnFile file = made(folder.resolve("file.db"), SQLiteConfig.JournalMode.WAL)) {
      long before = file.changes();
      fail(file, SQLiteErrorCode.SQLITE_IOERR_FSYNC);

      assertNotEquals(before, file.changes());
    }
  }

  @Test
  void aFullDiskIsNoReasonToDoubtWhatLiesThere() throws Exception {
    try (OwnFile file = made(folder.resolve("file.db"), SQLiteConfig.JournalMode.WAL)) {
      long before = file.changes();
      fail(file, SQLiteErrorCode.SQLITE_FULL);

      assertEquals(before, file.changes());
    }
  }

  @Test
  void answersAndKeysGoOnAfterAnError() throws Exception {
    try (SideFile answers = SideFile.open(folder.resolve("survey.db"));
        KeyFile keys = KeyFile.open(folder.resolve("keys.db"))) {
      answers.make(tables -> tables.execute("CREATE TABLE kept (name TEXT NOT NULL PRIMARY KEY)"));
      assertThrows(
          RuntimeException.class,
          () -> answers.write(tables -> planted(SQLiteErrorCode.SQLITE_IOERR_FSYNC)));
      keys.addPerson("one", new byte[] {1}, Instant.EPOCH);
      assertThrows(JdbiException.class, () -> keys.addPerson("one", new byte[] {2}, Instant.EPOCH));

      answers.write(tables -> tables.execute(INSERT, "answer"));

      assertEquals(1, keys.person("one").map(bytes -> bytes[0]).orElseThrow().intValue());
      assertEquals(Optional.empty(), keys.person("other"));
      assertEquals(1, answers.rows(List.of("kept")).get(0).values().size());
    }
  }

  private static List<SQLiteConfig.JournalMode> modes() {
    return List.of(SQLiteConfig.JournalMode.TRUNCATE, SQLiteConfig.JournalMode.WAL);
  }

  private static OwnFile made(Path path, SQLiteConfig.JournalMode mode) throws SQLException {
    OwnFile file = OwnFile.open(path, mode);
    file.use(tables -> tables.execute("CREATE TABLE kept (name TEXT NOT NULL PRIMARY KEY)"));
    file.use(tables -> tables.execute(INSERT, "first"));
    return file;
  }

  private static List<String> kept(OwnFile file) {
    return file.use(ReopenedOwnFileTest::kept);
  }

  private static List<String> kept(Handle tables) {
    return tables.createQuery("SELECT name FROM kept ORDER BY 1").mapTo(String.class).list();
  }

  private static void fail(OwnFile file, SQLiteErrorCode code) {
    assertThrows(IllegalStateException.class, () -> file.use(tables -> planted(code)));
  }

  /** As SQLite says it. */
  private static int planted(SQLiteErrorCode code) {
    throw new IllegalStateException(new SQLiteException("planted", code));
  }
}
