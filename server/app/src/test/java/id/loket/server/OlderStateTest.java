package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.journal.Database;
import id.loket.server.journal.Journal;
import id.loket.server.journal.JournalCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody puts an older copy of the office's files in their place, or loses a part of them. */
class OlderStateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path away;

  private OfficeUnderTest office;
  private Client kiosk;
  private Client guard;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    kiosk = office.screen("KIOSK");
    guard = office.person("GUARD");
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void aCopyOfNoonGivesNoNumberASecondTime() throws Exception {
    take(3);
    copy();
    take(5);
    office.stop();
    putBack();
    JournalCheck.Result check = JournalCheck.run(OfficeServer.database(office.settings()));
    office.start();

    JsonNode refused = kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(409);
    JsonNode asked = guard.picture("/api/v1/guard/live").get("lastNumbers");
    JsonNode hall = kiosk.picture("/api/v1/kiosk/live");
    tell(asked).expect(204);
    JsonNode next = kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);

    assertTrue(check.finding().startsWith("this folder has seen event "), check.finding());
    assertEquals("numbers-doubted", refused.get("code").asText());
    assertEquals("NUMBERS", hall.get("closedReason").asText());
    assertEquals("OLDER", asked.get("why").asText());
    assertEquals(8, number(asked, "R").get("seen").asInt());
    assertEquals(3, number(asked, "R").get("least").asInt());
    assertEquals("R009", next.get("number").asText());
    assertEquals(
        true, guard.picture("/api/v1/guard/live").get("lastNumbers").isNull(), "asked once only");
    assertSound();
  }

  @Test
  void aWrongDayThatIsLeftAgainForgetsNoNumberThatWasTold() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    reopen(clock);
    take(3);
    copy();
    take(5);
    office.stop();
    putBack();
    office.start();
    tell(guard.picture("/api/v1/guard/live").get("lastNumbers")).expect(204);

    office.restart(() -> clock.set(Duration.ofDays(365)));
    take(1);
    office.restart(() -> clock.set(Duration.ofDays(-365)));

    assertEquals("R010", take(1), "R001 of the wrong day is R009 now");
    assertSound();
  }

  @Test
  void anOlderCopyGoesOnInAnEpochOfItsOwn() throws Exception {
    take(1);
    copy();
    take(1);
    List<Long> before = epochs();
    office.stop();
    putBack();
    office.start();

    List<Long> after = epochs();

    assertEquals(1, before.size(), before.toString());
    assertTrue(before.get(0) > 1, before.toString());
    assertEquals(2, after.size(), after.toString());
    assertNotEquals(before.get(0), after.get(1));
  }

  @Test
  void aLowerNumberThanTheOfficeItselfKnowsIsRefused() throws Exception {
    take(3);
    copy();
    take(1);
    office.stop();
    putBack();
    office.start();
    JsonNode asked = guard.picture("/api/v1/guard/live").get("lastNumbers");

    ((ObjectNode) number(asked, "R")).put("seen", 2);

    assertEquals("number-too-low", tell(asked).expect(409).get("code").asText());
    ((ArrayNode) asked.get("numbers")).remove(0);
    assertEquals("numbers-incomplete", tell(asked).expect(409).get("code").asText());
  }

  @Test
  void nobodyIsAskedAfterAnOrdinaryStopOrWhereNothingIsOlder() throws Exception {
    take(2);
    office.restart();
    assertEquals("R003", take(1));
    assertEquals(
        "nothing-doubted",
        guard.send("POST", "/api/v1/last-numbers", unasked()).expect(409).get("code").asText());
  }

  @Test
  void withoutAnyWitnessTheHallIsAsked() throws Exception {
    take(2);
    office.stop();
    Files.delete(office.folder().resolve("head"));
    office.start();

    JsonNode asked = guard.picture("/api/v1/guard/live").get("lastNumbers");

    assertEquals("NO_WITNESS", asked.get("why").asText());
    assertEquals(2, number(asked, "R").get("seen").asInt());
    ((ObjectNode) number(asked, "R")).put("seen", 17);
    tell(asked).expect(204);
    assertEquals("R018", take(1));
    assertSound();
  }

  @Test
  void aRestoredOfficeAsksUntilTheQuestionStandsInTheJournal() throws Exception {
    take(2);
    office.stop();
    Path database = office.folder().resolve("office.db");
    Files.delete(office.folder().resolve("head"));
    Journal.markRestored(database);
    try (Journal opened = Journal.open(OfficeServer.database(office.settings()))) {
      assertTrue(opened.doubt().isPresent(), "told by the mark");
    }

    office.start();

    JsonNode asked = guard.picture("/api/v1/guard/live").get("lastNumbers");
    assertEquals("NO_WITNESS", asked.get("why").asText());
    tell(asked).expect(204);
    assertEquals("R003", take(1));
    office.restart();
    assertEquals("R004", take(1));
    assertSound();
  }

  @Test
  void aCopyWithoutItsLogIsNoNewOffice() throws Exception {
    take(2);
    Path empty = away.resolve("empty.db");
    new Database(empty).migrate();
    office.stop();
    Files.deleteIfExists(office.folder().resolve("office.db-wal"));
    Files.copy(empty, office.folder().resolve("office.db"), StandardCopyOption.REPLACE_EXISTING);

    JournalCheck.Result check = JournalCheck.run(OfficeServer.database(office.settings()));
    IllegalStateException refused = assertThrows(IllegalStateException.class, office::start);

    assertTrue(check.finding().startsWith("this folder has seen event "), check.finding());
    assertTrue(refused.getMessage().contains("there is no office in it"), refused.getMessage());
    Files.delete(office.folder().resolve("head"));
    assertEquals(
        "there is no office in this file",
        JournalCheck.run(OfficeServer.database(office.settings())).finding());
    putBackNothing();
  }

  @Test
  void anEmptiedFolderIsNoNewOffice() throws Exception {
    take(1);
    office.stop();
    for (String name : List.of("office.db", "office.db-wal", "office.db-shm", "keys.db", "head")) {
      Files.deleteIfExists(office.folder().resolve(name));
    }

    IllegalStateException refused = assertThrows(IllegalStateException.class, office::start);

    assertTrue(refused.getMessage().contains("is the key of one"), refused.getMessage());
    putBackNothing();
  }

  // ---- under the running server ----------------------------------------------------------------

  @Test
  void aDeletedFileTakesNoNumberMore() throws Exception {
    for (String name : List.of("office.db", "office.db-wal", "head", "office.lock")) {
      try (OfficeUnderTest other = OfficeUnderTest.open()) {
        Client tap = other.screen("KIOSK");
        tap.post("/api/v1/tickets", "service", "REENTRY").expect(201);
        Files.move(other.folder().resolve(name), other.folder().resolve("gone"));

        int status = tap.post("/api/v1/tickets", "service", "REENTRY").status();

        assertEquals(503, status, name);
        String fault = other.server().desk().fault().join().getMessage();
        assertTrue(fault.startsWith(other.folder().resolve(name) + ": no longer"), fault);
        assertEquals(503, tap.get("/healthz").status(), name);
      }
    }
  }

  @Test
  void aReplacedLockEndsTheFirstServer() throws Exception {
    Path lock = office.folder().resolve("office.lock");
    Files.delete(lock);
    Files.createFile(lock);

    assertEquals(503, kiosk.post("/api/v1/tickets", "service", "REENTRY").status());
  }

  // ---- helpers ---------------------------------------------------------------------------------

  private void reopen(Clock clock) throws Exception {
    office.close();
    office = OfficeUnderTest.open(clock);
    kiosk = office.screen("KIOSK");
    guard = office.person("GUARD");
  }

  private String take(int numbers) throws Exception {
    String last = "";
    for (int n = 0; n < numbers; n++) {
      last = kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201).get("number").asText();
    }
    return last;
  }

  private static JsonNode number(JsonNode asked, String prefix) {
    for (JsonNode one : asked.get("numbers")) {
      if (one.get("prefix").asText().equals(prefix)) {
        return one;
      }
    }
    throw new AssertionError(prefix + " is not among " + asked);
  }

  private Client.Reply tell(JsonNode asked) throws Exception {
    ObjectNode wish = JSON.createObjectNode().put("requestId", Client.requestId());
    ObjectNode serials = wish.putObject("serials");
    asked.get("numbers").forEach(o -> serials.set(o.get("prefix").asText(), o.get("seen")));
    return guard.send("POST", "/api/v1/last-numbers", wish);
  }

  private static ObjectNode unasked() {
    ObjectNode wish = JSON.createObjectNode().put("requestId", Client.requestId());
    wish.putObject("serials").put("R", 0);
    return wish;
  }

  private List<Long> epochs() {
    return office
        .server()
        .database()
        .read(
            tables ->
                tables
                    .createQuery("SELECT epoch FROM event GROUP BY epoch ORDER BY min(seq)")
                    .mapTo(Long.class)
                    .list());
  }

  private void assertSound() throws Exception {
    assertEquals("", JournalCheck.run(office.server().database(), OfficeServer.TALLIES).finding());
  }

  /** As a careful technician copies it; to open the file beside SQLite would cost its locks. */
  private void copy() throws Exception {
    try (Connection connection = office.server().database().reader();
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, away.resolve("office.db").toString());
      copy.execute();
    }
  }

  private void putBack() throws Exception {
    for (String name : List.of("office.db-wal", "office.db-shm")) {
      Files.deleteIfExists(office.folder().resolve(name));
    }
    Files.copy(
        away.resolve("office.db"),
        office.folder().resolve("office.db"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** So that the office under test can be closed. */
  private void putBackNothing() throws Exception {
    office.close();
    office = OfficeUnderTest.open();
  }
}
