package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.backup.CopyRestore;
import id.loket.server.backup.SecondCopy;
import id.loket.server.journal.Database;
import id.loket.server.journal.TestDatabases;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.OfficeKey;
import id.loket.server.keys.SealedLog;
import id.loket.server.web.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder in hand, but not the office key: whose answer is whose? */
class JoinAttackTest {
  private static final int VISITS = 40;

  /** Of 40 in a random order one is right in the mean; so many are in one of 3 million. */
  private static final int BY_CHANCE = 9;

  /** Five standard deviations of the correlation of 40 in a random order. */
  private static final double LIKENESS_BY_CHANCE = 0.8;

  @TempDir Path folder;

  @Test
  void noOrderThatTheFolderTellsJoinsAnswersToTickets() throws Exception {
    List<String> visits = new ArrayList<>();
    List<String> secrets = new ArrayList<>();
    try (OfficeUnderTest office = quickKiosk()) {
      Visits hall = new Visits(office);
      for (int number = 0; number < VISITS; number++) {
        JsonNode ticket = hall.serve();
        String token = hall.surveyOf(ticket);
        String comment = number % 8 == 0 ? "Saran-99-" + number : "";
        String claim = number % 2 == 0 ? hall.begin(token) : token;
        secrets.add(claim);
        hall.answer(claim, Client.requestId(), given(number), comment).expect(204);
        visits.add(word(number));
        secrets.addAll(List.of(ticket.get("id").asText(), ticket.get("token").asText(), token));
      }
      copy(office.folder(), folder.resolve("running"));
      office.server().close();
      copy(office.folder(), folder.resolve("stopped"));
    }

    assertEquals(VISITS, new HashSet<>(visits).size());
    for (String moment : List.of("running", "stopped")) {
      Path seen = folder.resolve(moment);
      JoinAttack.Success success = JoinAttack.run(seen, AnswerFile.FILE, visits);

      System.out.println("join attack, " + moment + ": " + success);
      assertTrue(success.tried() > 30, success::toString);
      assertTrue(success.joined() <= BY_CHANCE, () -> moment + ": " + success);
      assertTrue(success.likeness() < LIKENESS_BY_CHANCE, () -> moment + ": " + success);
      assertEquals(List.of(), Footprints.of(seen, "Saran-99"), "a comment");
      List<String> knowing = Footprints.of(seen, secrets.toArray(String[]::new));
      assertTrue(
          knowing.stream().allMatch(file -> file.startsWith(OfficeServer.FILE)),
          () -> "who came is known to the office's file alone: " + knowing);
      assertTrue(
          Footprints.of(seen, anId(seen)).stream()
              .allMatch(file -> file.startsWith(AnswerFile.FILE)),
          "an answer is nowhere else");
    }
  }

  /** The worst that can be had: a look after each answer, the copy and the office key. */
  @Test
  void aSecondCopyAndTheOfficeKeyTellNoOrderOfAnswersEither() throws Exception {
    Path stick = Files.createDirectory(folder.resolve("stick"));
    List<String> visits = new ArrayList<>();
    OfficeKey key;
    try (OfficeUnderTest office = quickKiosk()) {
      office.copyTo(stick);
      office.restart();
      SecondCopy copy = office.server().copy().orElseThrow();
      Visits hall = new Visits(office);
      for (int number = 0; number < VISITS; number++) {
        String token = hall.surveyOf(hall.serve());
        hall.answer(token, Client.requestId(), given(number), "").expect(204);
        visits.add(word(number));
        copy.look();
      }
      key = office.server().keys().officeKey();
    }
    Path seen = folder.resolve("restored");
    CopyRestore.Restored restored =
        CopyRestore.run(
            stick, Optional.empty(), seen, key, OfficeServer.REGISTERS, OfficeServer.TALLIES);
    AnswerFile.open(seen).close();
    JoinAttack.Success success = JoinAttack.run(seen, AnswerFile.FILE, visits);

    System.out.println("join attack, copy and key: " + success);
    assertEquals("", restored.damage());
    assertTrue(success.tried() > 30, success::toString);
    assertTrue(success.joined() <= BY_CHANCE, success::toString);
    assertTrue(success.likeness() < LIKENESS_BY_CHANCE, success::toString);
    assertEquals(0, recordsWith(stick, key, ids(seen)), "no record tells when an answer came");
    assertEquals(List.of(), Footprints.of(stick, ids(seen).toArray(String[]::new)));
  }

  /** The line of a tablet is back, and it sends what waits, the oldest first. */
  @Test
  void whatATabletSendsLateAndInOrderTellsNoOrderEither() throws Exception {
    List<String> visits = new ArrayList<>();
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = quickKiosk(clock)) {
      Client tablet = office.screen("TABLET");
      Visits hall = new Visits(office);
      List<String> tokens = new ArrayList<>();
      for (int number = 0; number < VISITS; number++) {
        tokens.add(hall.surveyOf(hall.serve()));
      }
      clock.move(Duration.ofHours(8));
      for (int number = 0; number < VISITS; number++) {
        Visits.answer(tablet, tokens.get(number), Client.requestId(), given(number), "")
            .expect(204);
        visits.add(word(number));
      }
      copy(office.folder(), folder.resolve("late"));
    }
    JoinAttack.Success success = JoinAttack.run(folder.resolve("late"), AnswerFile.FILE, visits);

    System.out.println("join attack, late: " + success);
    assertTrue(success.tried() > 30, success::toString);
    assertTrue(success.joined() <= BY_CHANCE, success::toString);
    assertTrue(success.likeness() < LIKENESS_BY_CHANCE, success::toString);
  }

  private static long recordsWith(Path stick, OfficeKey key, List<String> ids) throws IOException {
    long found = 0;
    long records = 0;
    try (Stream<Path> files = Files.walk(stick)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        try (SealedLog.Reader reader = new SealedLog.Reader(log, key)) {
          for (Optional<byte[]> one = reader.next(); one.isPresent(); one = reader.next()) {
            String record = new String(one.get(), StandardCharsets.ISO_8859_1);
            found += ids.stream().filter(record::contains).count();
            records++;
          }
        }
      }
    }
    assertTrue(records > VISITS / 2, "a record for nearly every visit");
    return found;
  }

  private static List<String> ids(Path seen) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection file = TestDatabases.open(seen.resolve(AnswerFile.FILE));
        Statement statement = file.createStatement();
        var row = statement.executeQuery("SELECT id FROM survey_answer")) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    assertEquals(VISITS, ids.size());
    return ids;
  }

  @Test
  void theSameAttackJoinsEveryOneInTheLayoutOfBefore() throws Exception {
    Path live = Files.createDirectory(folder.resolve("live"));
    List<String> visits = new ArrayList<>();
    Database database = new Database(live.resolve(OfficeServer.FILE), OfficeServer.REGISTERS);
    database.migrate();
    try (Connection connection = TestDatabases.open(database.file());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      for (int number = 0; number < VISITS; number++) {
        answerAsBefore(statement, number);
        visits.add(word(number));
      }
      copy(live, folder.resolve("running"));
    }

    JoinAttack.Success success =
        JoinAttack.run(folder.resolve("running"), OfficeServer.FILE, visits);

    assertEquals(VISITS, success.joined(), success::toString);
    assertEquals(1, success.likeness(), 0.001);
  }

  private static void answerAsBefore(Statement statement, int number) throws SQLException {
    String token = Tokens.token();
    statement.execute(
        String.format(
            "INSERT INTO survey_invitation VALUES"
                + " ('%s', '2026-11-23-R-%d', '2026-11-23', 'REENTRY', 3, '2026', 0)",
            token, number));
    statement.execute("BEGIN");
    statement.execute("UPDATE survey_invitation SET spent = 1 WHERE token = '" + token + "'");
    statement.execute("INSERT INTO survey_receipt VALUES ('2026-11-23-" + Tokens.token() + "')");
    statement.execute(
        String.format(
            "INSERT INTO survey_answer VALUES"
                + " ('%s', '2026-11-23', 'REENTRY', '1', %s, '{}', 'Saran-99-%d')",
            Tokens.token(), String.join(", ", word(number).split("")), number));
    statement.execute("COMMIT");
  }

  /** Nine answers that no other visitor gives, and that tell nothing of who came before. */
  private static List<Integer> given(int number) {
    return new Random(number * 0x9E3779B97F4A7C15L).ints(9, 1, 5).boxed().toList();
  }

  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    given(number).forEach(word::append);
    return word.toString();
  }

  private static String anId(Path seen) throws SQLException {
    try (Connection file = TestDatabases.open(seen.resolve(AnswerFile.FILE));
        Statement statement = file.createStatement();
        var row = statement.executeQuery("SELECT id FROM survey_answer")) {
      return row.getString(1);
    }
  }

  /** All but the office key. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    assertTrue(Files.exists(to.resolve(OfficeServer.FILE)));
    assertTrue(!Files.exists(to.resolve("key")) && from.resolve(KeyStore.FILE).isAbsolute());
  }

  private static OfficeUnderTest quickKiosk() throws Exception {
    return quickKiosk(WallClock.clock());
  }

  private static OfficeUnderTest quickKiosk(Clock clock) throws Exception {
    return new OfficeUnderTest(clock, Map.of("kioskTicketsPerMinute", 600)) {};
  }
}
