package id.loket.server.guestbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.ServerSettings;
import id.loket.server.WallClock;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Tally;
import id.loket.server.journal.TestDatabases;
import id.loket.server.keys.KeyStore;
import id.loket.server.statistics.VisitCounting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing the guest book, reading it, and being forgotten. */
class GuestBookTest {
  private static final String NAME = "Kenanga Wulandari-99";
  private static final String ORIGIN = "Dusun Karangmulya-99";
  private static final String PURPOSE = "Menanyakan berkas ponakan-99";

  private static final List<Tally> TALLIES = List.of(new VisitCounting());

  @TempDir Path elsewhere;
  private OfficeUnderTest office;
  private Client kiosk;
  private Client guard;
  private Client officer;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    kiosk = office.screen("KIOSK");
    guard = office.person("GUARD");
    officer = office.person("OFFICER");
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void theNameIsFoundByTheApiAndThenByNothingThatReadsTheFiles() throws Exception {
    String ticket = ticket(kiosk);

    sign(kiosk, ticket, Client.requestId()).expect(201);

    JsonNode read = officer.get("/api/v1/tickets/" + ticket + "/guest").expect(200);
    assertEquals(NAME, read.get("name").asText());
    assertEquals(ORIGIN, read.get("origin").asText());
    assertEquals(PURPOSE, read.get("purpose").asText());
    assertEquals(3, read.get("partySize").asInt());
    assertEquals(List.of(), Footprints.of(office.folder(), NAME, ORIGIN, PURPOSE), "in the files");
    office.restart();
    assertEquals(List.of(), Footprints.of(office.folder(), NAME, ORIGIN, PURPOSE), "after a stop");
    assertSound();
  }

  @Test
  void aPlainColumnWouldBeFoundByTheSameSearch() throws Exception {
    office
        .server()
        .desk()
        .write(tables -> tables.execute("INSERT INTO office_state VALUES ('planted', ?)", NAME))
        .join();

    assertNotEquals(List.of(), Footprints.of(office.folder(), NAME));
  }

  @Test
  void theSameTapAgainIsTheSameGuestAndAnotherTapIsRefused() throws Exception {
    String ticket = ticket(kiosk);
    String tap = Client.requestId();

    String guest = sign(kiosk, ticket, tap).expect(201).get("guest").asText();

    assertEquals(guest, sign(kiosk, ticket, tap).expect(201).get("guest").asText());
    assertEquals("guest-noted", sign(guard, ticket, Client.requestId()).code());
    assertEquals(1, number("SELECT count(*) FROM guest_words"));
    assertSound();
  }

  @Test
  void keysThatCanNotBeMadeNowAreSaidWithTheirCauseAndTheSameTapMayBeSentAgain() throws Exception {
    String ticket = ticket(kiosk);
    String tap = Client.requestId();

    Client.Reply refused;
    try (Connection other = TestDatabases.open(office.folder().resolve(KeyStore.FILE));
        Statement held = other.createStatement()) {
      held.execute("BEGIN IMMEDIATE");
      refused = sign(kiosk, ticket, tap);
    }

    assertEquals(503, refused.status());
    assertEquals("not-written", refused.code());
    assertTrue(refused.toString().contains("another program holds the file"), refused.toString());
    sign(kiosk, ticket, tap).expect(201);
    assertSound();
  }

  @Test
  void aKioskTakesEntriesForItsOwnTicketsOnlyAndTheGuardForAll() throws Exception {
    String ticket = ticket(kiosk);

    assertEquals(404, sign(office.screen("KIOSK"), ticket, Client.requestId()).status());
    assertEquals(404, sign(guard, "2026-01-01-R-1", Client.requestId()).status());
    sign(guard, ticket, Client.requestId()).expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "origin", "purpose"})
  void whatCanNotBeReadIsNamedAndNothingIsKept(String field) throws Exception {
    String ticket = ticket(kiosk);
    String path = "/api/v1/tickets/" + ticket + "/guest";

    for (String bad :
        List.of("", "  ", "x".repeat(201), "dua\nbaris", "a\u0000b", "a\u202Eb", "a\uD800b")) {
      Client.Reply reply = guard.post(path, "name", "A", "origin", "B", "purpose", "C", field, bad);
      assertEquals(422, reply.status(), () -> "for " + bad.length() + " characters");
      assertTrue(reply.body().get("detail").asText().startsWith(field), reply.body()::toString);
    }
    Client.Reply tooMany =
        guard.post(path, "name", "A", "origin", "B", "purpose", "C", "partySize", 100);
    assertEquals(422, tooMany.status());
    assertTrue(tooMany.body().get("detail").asText().contains("1 to 99"));
    assertEquals(0, number("SELECT count(*) FROM guest_entry"));
  }

  @Test
  void eachReadingIsNotedAndTheInspectorSeesByWhom() throws Exception {
    String ticket = ticket(kiosk);
    String guest = sign(kiosk, ticket, Client.requestId()).expect(201).get("guest").asText();
    String readings = "/api/v1/guests/" + guest + "/readings";
    Client inspector = office.person("INSPECTOR");
    assertEquals(0, inspector.get(readings).expect(200).size());

    officer.get("/api/v1/tickets/" + ticket + "/guest").expect(200);
    Client head = office.person("HEAD");
    JsonNode day = head.get("/api/v1/guests?day=" + ticket.substring(0, 10)).expect(200);

    assertEquals(NAME, day.get(0).get("name").asText());
    JsonNode noted = inspector.get(readings).expect(200);
    assertEquals(2, noted.size());
    assertTrue(noted.get(0).get("reader").asText().startsWith("person:officer"));
    assertTrue(noted.get(1).get("reader").asText().startsWith("person:head"));
    assertEquals(403, inspector.get("/api/v1/guests?day=2026-01-01").status(), "not the words");
    assertEquals(403, guard.get("/api/v1/tickets/" + ticket + "/guest").status());
    assertSound();
  }

  @Test
  void aMistypedLineIsCorrectedAndNothingOfTheWrongWordsIsKept() throws Exception {
    String ticket = ticket(kiosk);
    String guest = sign(guard, ticket, Client.requestId()).expect(201).get("guest").asText();
    String tap = Client.requestId();

    correct(officer, ticket, tap, "Melati Larasati-99", 0, "MISTYPED").expect(204);
    correct(officer, ticket, tap, "Melati Larasati-99", 0, "MISTYPED").expect(204);

    JsonNode read = officer.get("/api/v1/tickets/" + ticket + "/guest").expect(200);
    assertEquals("Melati Larasati-99", read.get("name").asText());
    assertEquals(2, read.get("partySize").asInt());
    assertEquals(1, read.get("corrections").asInt(), "the same tap twice");
    assertEquals(1, number("SELECT count(*) FROM guest_words"), "those before are gone");
    JsonNode noted =
        office.person("INSPECTOR").get("/api/v1/guests/" + guest + "/readings").expect(200);
    assertEquals("MISTYPED", noted.get(0).get("correction").asText());
    assertTrue(noted.get(0).get("reader").asText().startsWith("person:officer"));
    assertEquals(List.of(), Footprints.of(office.folder(), NAME, "Melati Larasati-99"));
    assertSound();
    office.restart();
    assertSound();
  }

  @Test
  void aCorrectionOfWhatSomebodyElseCorrectedMeanwhileIsRefused() throws Exception {
    String ticket = ticket(kiosk);
    sign(kiosk, ticket, Client.requestId()).expect(201);
    correct(officer, ticket, Client.requestId(), "Dua-99", 0, "ASKED_BY_GUEST").expect(204);

    Client.Reply late = correct(officer, ticket, Client.requestId(), "Tiga-99", 0, "MISTYPED");

    assertEquals("guest-corrected", late.code());
    assertEquals(409, late.status());
    String path = "/api/v1/tickets/" + ticket + "/guest/correct";
    Client.Reply bad = guard.post(path, "name", "A", "origin", "B", "purpose", "C", "reason", "X");
    assertEquals(422, bad.status());
    Client.Reply none = guard.post(path, "name", "A", "origin", "B", "purpose", "C");
    assertTrue(none.body().get("detail").asText().contains("MISTYPED"), none.toString());
    Client.Reply sign =
        guard.post(path, "name", "a\u202Eb", "origin", "B", "purpose", "C", "reason", "MISTYPED");
    assertTrue(sign.body().get("detail").asText().startsWith("name"), sign.toString());
    assertEquals("Dua-99", officer.get(path.replace("/correct", "")).ok().get("name").asText());
  }

  @Test
  void theGuardPutsRightWhatWasWrittenTodayWithoutSeeingIt() throws Exception {
    String ticket = ticket(kiosk);
    sign(guard, ticket, Client.requestId()).expect(201);

    correct(guard, ticket, Client.requestId(), "Melati-99", null, "MISTYPED").expect(204);

    JsonNode read = officer.get("/api/v1/tickets/" + ticket + "/guest").expect(200);
    assertEquals("Melati-99", read.get("name").asText());
    assertEquals(403, guard.get("/api/v1/tickets/" + ticket + "/guest").status());
    assertEquals(
        "unknown-guest",
        correct(guard, ticket(kiosk), Client.requestId(), "A", null, "MISTYPED").code());
    assertEquals(403, correct(kiosk, ticket, Client.requestId(), "A", null, "MISTYPED").status());
  }

  @Test
  void whoWasErasedHasNoLineThatCouldBeCorrected() throws Exception {
    String ticket = ticket(kiosk);
    sign(kiosk, ticket, Client.requestId()).expect(201);
    Client head = office.person("HEAD");
    String tickets = "/api/v1/tickets/" + ticket + "/guest";
    String person = head.get(tickets).expect(200).get("person").asText();
    head.post("/api/v1/people/" + person + "/erase", "reason", "ASKED_BY_PERSON").ok();

    Client.Reply refused = correct(head, ticket, Client.requestId(), "Lagi-99", 0, "MISTYPED");

    assertEquals(410, refused.status());
    assertEquals("guest-erased", refused.code());
    assertEquals("ERASED", head.get(tickets).expect(200).get("state").asText());
    assertEquals(0, number("SELECT count(*) FROM guest_correction"));
    assertSound();
  }

  @Test
  void whoWasErasedIsGoneFromHereAndFromABackupMadeBefore() throws Exception {
    String ticket = ticket(kiosk);
    sign(kiosk, ticket, Client.requestId()).expect(201);
    Client head = office.person("HEAD");
    String tickets = "/api/v1/tickets/" + ticket + "/guest";
    String person = head.get(tickets).expect(200).get("person").asText();
    Path backup = elsewhere.resolve(OfficeServer.FILE);
    backUp(backup);
    byte[] wrapped = keyOf(person);

    head.post("/api/v1/people/" + person + "/erase", "reason", "ASKED_BY_PERSON").ok();

    JsonNode erased = head.get(tickets).expect(200);
    assertEquals("ERASED", erased.get("state").asText());
    assertTrue(erased.get("name").isNull());
    assertEquals(3, erased.get("partySize").asInt(), "what names nobody stays");
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), List.of(wrapped)), "the key");
    assertEquals(0, number("SELECT count(*) FROM guest_words"));
    assertSound();
    assertNothingIsReadFrom(backup, person);
  }

  /** Yesterday's file and today's keys, as after a restore. */
  private void assertNothingIsReadFrom(Path backup, String person) throws Exception {
    office.server().close();
    Files.copy(office.folder().resolve(KeyStore.FILE), elsewhere.resolve(KeyStore.FILE));
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            elsewhere,
            office.folder().resolve("key/office.key"),
            Optional.empty(),
            WallClock.clock());
    try (OfficeServer restored = OfficeServer.start(settings)) {
      byte[] sealed =
          restored
              .database()
              .read(
                  tables ->
                      tables
                          .createQuery("SELECT body FROM guest_words WHERE person = ?")
                          .bind(0, person)
                          .mapTo(byte[].class)
                          .one());
      assertTrue(sealed.length > 0, "the ciphertext is there");
      assertTrue(restored.keys().of(person).isEmpty(), "and nothing opens it");
      GuestStore store = new GuestStore(restored.database(), restored.keys());
      GuestStore.Entry entry = store.ofDay(day(restored)).get(0);
      assertEquals(GuestStore.State.ERASED, store.state(entry));
      assertEquals(Optional.empty(), store.words(entry));
    }
    office.restart();
  }

  @Test
  void anErasureIsRepeatedWithoutHarmAndAnUnknownPersonIsNamed() throws Exception {
    String ticket = ticket(kiosk);
    String tap = Client.requestId();
    sign(kiosk, ticket, tap).expect(201);
    Client head = office.person("HEAD");
    String person =
        head.get("/api/v1/tickets/" + ticket + "/guest").expect(200).get("person").asText();
    String path = "/api/v1/people/" + person + "/erase";

    JsonNode first = head.post(path, "reason", "ASKED_BY_PERSON").ok();
    JsonNode second = head.post(path, "reason", "ASKED_BY_PERSON").ok();

    assertEquals(1, first.get("gone").get("guest_words").asInt());
    assertTrue(second.get("gone").isEmpty(), second.toString());
    assertEquals(1, number("SELECT count(*) FROM person_erased"));
    head.post(path).expect(204);
    assertTrue(
        head.post(path, "reason", "BORED").body().toString().contains("NOTED_BY_MISTAKE"),
        "what is allowed");
    assertEquals(410, sign(kiosk, ticket, tap).status(), "the signing tap, sent again");
    assertEquals(
        "unknown-person", head.post("/api/v1/people/nobody/erase", "reason", "ORDERED").code());
    assertSound();
  }

  /** Each is a change that somebody could make to a stopped office's file. */
  private static final List<String> CHANGES =
      List.of(
          "UPDATE guest_entry SET party_size = 4",
          "UPDATE guest_entry SET noted_utc = '2020-01-01T00:00:00Z'",
          "DELETE FROM guest_reading",
          "INSERT INTO guest_reading VALUES ('x', 'y', 'z')",
          "INSERT INTO person_erased VALUES ('x', 'y', 'z', NULL)",
          "UPDATE daily_visits SET issued = issued + 1",
          "UPDATE last_serial SET serial = serial + 1",
          "UPDATE shelf SET body = replace(body, 'READY', 'PAPER_OUT') WHERE shelf = 'device_state'",
          "DELETE FROM ticket",
          "UPDATE office_state SET body = '2020-01-01' WHERE name = 'day'",
          "UPDATE counter SET officer = 'x' WHERE number = 2",
          "INSERT INTO active_call VALUES (2, 'x', 0)",
          "INSERT INTO guest_words VALUES ('x', 'y', x'00')",
          "UPDATE guest_words SET body = x'00'",
          "DELETE FROM guest_words");

  @Test
  void whateverIsChangedBehindTheOfficeIsFound() throws Exception {
    Client station = office.screen("STATION");
    station
        .post(
            "/api/v1/stations/me/state",
            "devices",
            List.of(Map.of("device", "printer", "state", "READY")))
        .expect(204);
    String ticket = ticket(kiosk);
    sign(kiosk, ticket, Client.requestId()).expect(201);
    officer.get("/api/v1/tickets/" + ticket + "/guest").expect(200);
    office.restart();
    office.server().close();
    Path file = office.folder().resolve(OfficeServer.FILE);

    for (String change : CHANGES) {
      Path copy = Files.copy(file, elsewhere.resolve("copy.db"));
      execute(copy, change);

      JournalCheck.Result found = check(copy);
      assertFalse(found.sound(), change);
      assertEquals(List.of(), wordsIn(found.finding()), "a finding tells no secret");
      JournalCheck.rebuild(new Database(copy, office.server().database().registers()), TALLIES);
      boolean derived = !change.contains("guest_words");
      assertEquals(derived, check(copy).sound(), () -> "made anew by the journal: " + change);
      Files.delete(copy);
    }
    office.restart();
  }

  private static List<String> wordsIn(String finding) {
    return List.of(NAME, ORIGIN, PURPOSE).stream().filter(finding::contains).toList();
  }

  // ---- helpers ----------------------------------------------------------------------------------

  private static String ticket(Client who) throws Exception {
    return who.post("/api/v1/tickets", "service", "REENTRY").expect(201).get("id").asText();
  }

  private static Client.Reply sign(Client who, String ticket, String requestId) throws Exception {
    return who.post(
        "/api/v1/tickets/" + ticket + "/guest",
        "requestId",
        requestId,
        "name",
        NAME,
        "origin",
        ORIGIN,
        "purpose",
        PURPOSE,
        "partySize",
        3);
  }

  private static Client.Reply correct(
      Client who, String ticket, String requestId, String name, Integer corrections, String reason)
      throws Exception {
    return who.post(
        "/api/v1/tickets/" + ticket + "/guest/correct",
        "requestId",
        requestId,
        "name",
        name,
        "origin",
        ORIGIN,
        "purpose",
        PURPOSE,
        "partySize",
        2,
        "corrections",
        corrections,
        "reason",
        reason);
  }

  private void assertSound() throws Exception {
    assertEquals("", check().finding());
  }

  private JournalCheck.Result check() throws Exception {
    return JournalCheck.run(office.server().database(), TALLIES);
  }

  private JournalCheck.Result check(Path file) throws Exception {
    return JournalCheck.run(new Database(file, office.server().database().registers()), TALLIES);
  }

  private static LocalDate day(OfficeServer server) throws Exception {
    return server.desk().look(office -> office.day()).join();
  }

  private void backUp(Path to) throws Exception {
    execute(office.folder().resolve(OfficeServer.FILE), "VACUUM INTO '" + to + "'");
  }

  private byte[] keyOf(String person) throws Exception {
    try (Connection keys = TestDatabases.open(office.folder().resolve(KeyStore.FILE));
        Statement statement = keys.createStatement();
        var row =
            statement.executeQuery(
                "SELECT wrapped FROM person_key WHERE person = '" + person + "'")) {
      return row.getBytes(1);
    }
  }

  private static void execute(Path file, String sql) throws Exception {
    try (Connection connection = TestDatabases.open(file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int number(String sql) {
    return office
        .server()
        .database()
        .read(tables -> tables.createQuery(sql).mapTo(Integer.class).one());
  }
}
