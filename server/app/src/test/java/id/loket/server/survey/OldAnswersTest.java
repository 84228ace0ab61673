package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import id.loket.server.Footprints;
import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.TestDatabases;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.PassingWords;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Instrument;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of the time when answers lay in the office's file. */
class OldAnswersTest {
  private static final Clock LATER =
      Clock.fixed(Instant.parse("2026-11-25T21:40:00Z"), ZoneOffset.UTC);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final LocalDate BEFORE = DAY.minusDays(30);

  /** Answers that the folder has by itself. */
  private static final int ITS_OWN = 8;

  private static final String REQUEST = "2026-11-26-abcdefghijklmnopqrstuv";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void layItOut() throws Exception {
    file = folder.resolve(OfficeServer.FILE);
    try (InputStream in = OldAnswersTest.class.getResourceAsStream("/old/office-5f2349b.sql")) {
      execute("PRAGMA journal_mode = WAL");
      execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    execute("DELETE FROM survey_receipt");
    for (int i = 0; i < 40; i++) {
      execute(
          "INSERT INTO survey_answer VALUES ('old-answer-"
              + i
              + "', date('2026-11-26', '-"
              + i
              + " days'), 'REENTRY', '1', 3, 3, 3, 3, 3, 3, 3, 3, 4, '{}', 'Kata-99-"
              + i
              + "')");
    }
    execute("INSERT INTO survey_receipt VALUES ('" + REQUEST + "')");
    // Rows that were removed long ago, as a free page keeps them.
    execute("INSERT INTO survey_receipt VALUES ('removed-long-ago-" + "x".repeat(9000) + "')");
    execute("DELETE FROM survey_receipt WHERE request_id LIKE 'removed%'");
  }

  @Test
  void theyAreKeptAndTheOfficesFileDoesNotRememberThem() throws Exception {
    assertNotEquals(List.of(), Footprints.of(folder, "old-answer", "Kata-99", "removed-long-ago"));
    try (OfficeServer server = OfficeServer.start(settings())) {
      assertEquals(file, server.database().file());
      assertEquals(
          List.of(AnswerFile.FILE),
          Footprints.of(folder, "old-answer", "Kata-99", "removed-long-ago", REQUEST));
      assertEquals(List.of(), Footprints.of(folder, "Kata-99"), "comments are sealed");
    }
    assertMoved();
  }

  @Test
  void aStartThatWasKilledOnceTheyWereCopiedKeepsNoneTwice() throws Exception {
    try (KeyStore keys = keys();
        AnswerFile answers = AnswerFile.open(folder)) {
      OldAnswers.move(
          new Database(copied(), OfficeServer.REGISTERS), answers, new PassingWords(keys));
    }

    OfficeServer.start(settings()).close();

    assertMoved();
  }

  @Test
  void aStartThatWasKilledOnceTheyWereRemovedStillLeavesNoTrace() throws Exception {
    try (KeyStore keys = keys();
        AnswerFile answers = AnswerFile.open(folder)) {
      OldAnswers.move(
          new Database(copied(), OfficeServer.REGISTERS), answers, new PassingWords(keys));
    }
    execute("DELETE FROM survey_answer");
    assertNotEquals(List.of(AnswerFile.FILE), Footprints.of(folder, "old-answer"));

    OfficeServer.start(settings()).close();

    assertMoved();
  }

  @Test
  void aReaderThatHoldsTheLogPutsTheEndOffUntilTheNextStart() throws Exception {
    try (Connection reader = TestDatabases.open(file);
        Statement reading = reader.createStatement()) {
      reading.execute("PRAGMA journal_mode = WAL");
      reading.execute("BEGIN");
      reading.executeQuery("SELECT count(*) FROM survey_answer").close();
      OfficeServer.start(settings()).close();
      assertEquals("0", text("SELECT count(*) FROM survey_answer"));
    }

    OfficeServer.start(settings()).close();

    assertMoved();
  }

  @Test
  void aRebuildThatComesFirstLosesNone() throws Exception {
    Database database = new Database(file, OfficeServer.REGISTERS);
    database.migrate();
    JournalCheck.rebuild(database, List.of());

    OfficeServer.start(settings()).close();

    assertMoved();
  }

  private void assertMoved() throws Exception {
    assertEquals("0", text("SELECT count(*) FROM sqlite_schema WHERE name IN ('survey_answer')"));
    assertEquals("0", text("SELECT count(*) FROM sqlite_schema WHERE name IN ('survey_receipt')"));
    assertEquals(List.of(AnswerFile.FILE), Footprints.of(folder, "old-answer", "removed-long-ago"));
    try (KeyStore keys = keys();
        AnswerFile answers = AnswerFile.open(folder)) {
      AnswerCounts counts =
          answers
              .answered(DAY.minusYears(1), DAY, Optional.empty(), Instrument.standard())
              .counts();
      assertEquals(ITS_OWN + 40, counts.respondents());
      assertEquals(
          1,
          answers
              .answered(BEFORE, BEFORE, Optional.of("REENTRY"), Instrument.standard())
              .counts()
              .respondents());
      assertEquals(true, answers.isReceived(REQUEST));
      Set<String> comments = new HashSet<>();
      PassingWords words = new PassingWords(keys);
      for (String one : answers.comments(DAY.minusYears(1), DAY, Optional.empty())) {
        comments.add(words.open(PassingWords.Kind.COMMENT, one).orElseThrow());
      }
      assertEquals(40, comments.stream().filter(one -> one.startsWith("Kata-99")).count());
    }
  }

  private Path copied() throws Exception {
    Path copy = Files.createDirectories(folder.resolve("copy")).resolve("office.db");
    execute("VACUUM INTO '" + copy + "'");
    return copy;
  }

  private KeyStore keys() throws SQLException {
    return KeyStore.open(folder, folder.resolve("key/office.key"), LATER);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = TestDatabases.open(file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private String text(String sql) throws SQLException {
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
