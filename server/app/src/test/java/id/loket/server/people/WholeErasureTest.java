package id.loket.server.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import id.loket.identity.PaintedFinger;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.capture.CaptureRoutes;
import id.loket.server.dossier.DossierRoutes;
import id.loket.server.guestbook.GuestRoutes;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.TestDatabases;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.Seal;
import id.loket.server.web.Requests;
import id.loket.server.web.RetentionSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whoever is erased is gone with all that was kept of the visit, wherever it lay. */
class WholeErasureTest {
  private static final String NAME = "Kenanga Wulandari-99";
  private static final String NIK = "9901014101990001";
  private static final String PASSPORT = "X9900001";
  private static final String NOTE = "Paspor basah-99";

  @TempDir Path elsewhere;
  private final MovedClock clock = MovedClock.onAMorning();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private OfficeUnderTest office;
  private Client station;
  private Client officer;
  private Client head;

  @BeforeEach
  void open() throws Exception {
    log.start();
    root().addAppender(log);
    office = OfficeUnderTest.open(clock);
    station = office.screen("STATION");
    officer = office.person("OFFICER");
    officer.post("/api/v1/counters/3/take").ok();
    head = office.person("HEAD");
  }

  @AfterEach
  void close() throws Exception {
    root().detachAppender(log);
    office.close();
  }

  @Test
  void nothingOfTheVisitIsFoundAnywhereAndTheCountsStay() throws Exception {
    String ticket = visit();
    String person = personOf(ticket);
    List<byte[]> canaries = readBack(ticket);
    Path backup = elsewhere.resolve(OfficeServer.FILE);
    execute("VACUUM INTO '" + backup + "'");
    List<byte[]> wrapped = wrappedKeys();
    assertEquals(4, wrapped.size(), "of the guest, the berkas, a picture, a template");
    String counts = "SELECT count(*) || '/' || sum(party_size) FROM guest_entry";
    String counted = text(counts);

    JsonNode gone = erase(person, "ASKED_BY_PERSON").get("gone");

    assertEquals(
        "{\"capture_image\":1,\"capture_template\":1,\"dossier_words\":2,\"guest_words\":1}",
        gone.toString());
    List<byte[]> all = new ArrayList<>(canaries);
    all.addAll(wrapped);
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), all), "in the files");
    office.restart();
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), all), "after a stop");
    assertEquals(List.of(), said(), "in the log");
    assertNothingOpensIn(backup);
    assertEquals(counted, text(counts));
    assertEquals(1, number("SELECT sum(issued) FROM daily_visits"));
    assertEquals("ASKED_BY_PERSON", text("SELECT DISTINCT reason FROM person_erased"));
    assertSound();
    plant();
    assertNotEquals(List.of(), Footprints.ofBytes(office.folder(), canaries), "it would be found");
  }

  @Test
  void whoeverComesBackWithTheBerkasIsTheSameAndTheVisitorBeforeIsNot() throws Exception {
    String other = visit();
    String first = visit();
    String berkas = dossierOf(first);
    String again = ticket();
    sign(again);
    attach(again, berkas);

    erase(personOf(again), "NOTED_BY_MISTAKE");

    assertEquals("ERASED", guest(first).get("state").asText());
    assertEquals("ERASED", guest(again).get("state").asText());
    assertEquals("READABLE", guest(other).get("state").asText());
    assertEquals(1, number("SELECT count(*) FROM capture_image"), "the other's");
    assertEquals(1, number("SELECT count(*) FROM capture_template"), "the other's");
  }

  @Test
  void whatAnErasureOfBeforeHasLeftGoesAtTheNextStart() throws Exception {
    String ticket = visit();
    String person = personOf(ticket);
    office.server().keys().erase(person, "person:kepala");
    office
        .server()
        .desk()
        .write(
            tables -> {
              tables.execute("DELETE FROM guest_words");
              tables.execute("DELETE FROM dossier_words");
              return tables.execute(
                  "INSERT INTO person_erased (person, erased_utc, erased_by) VALUES (?, ?, ?)",
                  person,
                  clock.instant().toString(),
                  "person:kepala");
            })
        .join();

    new PeopleRoutes(
            office.server().database(),
            new Requests(office.server().desk()),
            office.server().keys(),
            clock,
            () -> {})
        .sweep();

    assertEquals(0, number("SELECT count(*) FROM capture_image"));
    assertEquals(0, number("SELECT count(*) FROM capture_template"));
    assertEquals("person:kepala", text("SELECT DISTINCT erased_by FROM person_erased"));
  }

  @Test
  void whoHasMadeACopyOfSomebodysDataStandsAmongTheReaders() throws Exception {
    String ticket = visit();
    ownData(ticket);
    String guest = guest(ticket).get("guest").asText();

    JsonNode readings =
        office.person("INSPECTOR").get("/api/v1/guests/" + guest + "/readings").ok();

    List<String> what = new ArrayList<>();
    readings.forEach(one -> what.add(one.get("ownData").asText()));
    assertTrue(what.contains("true"), readings.toString());
    assertTrue(what.contains("false"), readings.toString());
  }

  @Test
  void whoeverTakesTheConsentBackIsRidOfPhotoAndFingerAtOnceAndOfNothingElse() throws Exception {
    String ticket = visit();
    List<byte[]> canaries = readBack(ticket);
    List<byte[]> biometrics = canaries.subList(canaries.size() - 2, canaries.size());
    String withdraw = "/api/v1/tickets/" + ticket + "/consent/withdraw";

    JsonNode gone = officer.post(withdraw).ok().get("gone");

    assertEquals("{\"capture_image\":1,\"capture_template\":1}", gone.toString());
    assertTrue(officer.post(withdraw).ok().get("gone").isEmpty(), "said again");
    assertEquals(List.of(), Footprints.ofBytes(office.folder(), biometrics));
    assertEquals("READABLE", guest(ticket).get("state").asText());
    assertEquals(2, number("SELECT count(*) FROM dossier_words"));
    JsonNode own = ownData(ticket);
    assertTrue(own.toString().contains("1 gambar, 1 pola sidik jari"), own.toString());
    assertTrue(own.toString().contains("teks 2026-11"), own.toString());
    assertSound();
  }

  @Test
  void nothingGoesWhileAPictureIsAskedForAndAVersionThatNeverWasIsNamed() throws Exception {
    String ticket = ticket();
    officer.post("/api/v1/counters/3/call-next").ok();
    officer.post("/api/v1/counters/3/start").ok();
    ask("kind", "PHOTO", "purpose", "TAKE", "device", "browser");

    assertEquals(
        "picture-asked", officer.post("/api/v1/tickets/" + ticket + "/consent/withdraw").code());
    String other =
        officer
            .post(
                "/api/v1/counters/3/captures",
                "kind",
                "PHOTO",
                "purpose",
                "TAKE",
                "consentVersion",
                "1999")
            .toString();
    assertTrue(other.contains("consentVersion is 1999: allowed is one of [2026-11]"), other);
  }

  @Test
  void eachKindGoesByItselfWhenItsTimeIsOverAndNothingDoesOnAWrongDay() throws Exception {
    String ticket = visit();
    RetentionSettings days = new RetentionSettings(1, 2, 1);
    Retention retention = retention(days);
    retention.look();
    assertEquals(1, number("SELECT count(*) FROM guest_words"), "not yet");
    assertEquals("2026-11-24", retention.check().values().get("guestsNext"));

    nextDay();
    retention.look();

    assertEquals(0, number("SELECT count(*) FROM guest_words"));
    assertEquals(0, number("SELECT count(*) FROM capture_template"));
    assertEquals(2, number("SELECT count(*) FROM dossier_words"), "has a day more");
    assertTrue(wordsOf(ticket).contains(NOTE), "and a key of its own");
    nextDay();
    retention(days).look();
    assertEquals(0, number("SELECT count(*) FROM dossier_words"));
    assertEquals("TOO_OLD", text("SELECT DISTINCT reason FROM person_erased"));
    assertEquals(List.of(), Footprints.of(office.folder(), NAME, NOTE));
    assertSound();

    sign(ticket());
    clock.move(Duration.ofDays(400));
    office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY");
    retention(days).look();
    assertEquals(1, number("SELECT count(*) FROM guest_words"), "nobody knows which day it is");
  }

  private Retention retention(RetentionSettings days) {
    OfficeServer server = office.server();
    return new Retention(
        server.desk(),
        server.database(),
        new Requests(server.desk()),
        server.keys(),
        List.of(
            GuestRoutes.keeping(days), DossierRoutes.keeping(days), CaptureRoutes.keeping(days)),
        Duration.ofHours(24),
        () -> ZoneId.of("Asia/Jakarta"),
        clock);
  }

  /** Everybody comes again in the morning. */
  private void nextDay() throws Exception {
    clock.move(Duration.ofHours(25));
    office.administrator().login("kepala.tu", OfficeUnderTest.PASSWORD);
    officer = office.person("OFFICER");
    head = office.person("HEAD");
    ticket();
  }

  // ---- a visit ----------------------------------------------------------------------------------

  /** Signed, with two notes in the berkas, a photo and a finger; served to the end. */
  private String visit() throws Exception {
    String ticket = ticket();
    sign(ticket);
    officer.post("/api/v1/counters/3/call-next").ok();
    officer.post("/api/v1/counters/3/start").ok();
    String mine = "/api/v1/dossiers/" + dossierOf(ticket);
    officer.post(mine + "/person", "name", NAME, "passport", PASSPORT).expect(204);
    officer
        .post(
            mine + "/lines/paspor",
            "version",
            0,
            "state",
            "WRONG",
            "reason",
            "UNREADABLE",
            "words",
            NOTE)
        .expect(204);
    photo();
    finger();
    officer.post("/api/v1/counters/3/finish").ok();
    clock.move(Duration.ofMinutes(5));
    return ticket;
  }

  private String ticket() throws Exception {
    return office
        .screen("KIOSK")
        .post("/api/v1/tickets", "service", "REENTRY")
        .ok()
        .get("id")
        .asText();
  }

  private void sign(String ticket) throws Exception {
    office
        .person("GUARD")
        .post(
            "/api/v1/tickets/" + ticket + "/guest",
            "name",
            NAME,
            "origin",
            "Dusun-99",
            "purpose",
            "NIK " + NIK,
            "consentVersion",
            office.nobody().get("/api/v1/consent").ok().get("version").asText())
        .ok();
  }

  private void photo() throws Exception {
    String capture = ask("kind", "PHOTO", "purpose", "TAKE", "device", "browser");
    officer
        .post(
            "/api/v1/captures/" + capture + "/image",
            "sample",
            1,
            "mediaType",
            "image/png",
            "dotsPerInch",
            0,
            "simulated",
            true,
            "image",
            face())
        .ok();
  }

  private void finger() throws Exception {
    station
        .post(
            "/api/v1/stations/me/state",
            "devices",
            List.of(
                Map.of(
                    "device", "fingerprint-3",
                    "kind", "FINGERPRINT",
                    "state", "READY",
                    "health", "WELL")))
        .expect(204);
    String capture =
        ask(
            "kind",
            "FINGERPRINT",
            "purpose",
            "ENROL",
            "consent",
            true,
            "consentVersion",
            "2026-11");
    for (int sample = 1; sample <= 3; sample++) {
      station
          .post(
              "/api/v1/stations/me/captures/" + capture + "/image",
              "sample",
              sample,
              "mediaType",
              "image/png",
              "dotsPerInch",
              500,
              "simulated",
              true,
              "image",
              PaintedFinger.png(1, sample * 4, sample * 4))
          .ok();
    }
    JsonNode kept =
        officer.picture("/api/v1/counters/3/captures/live", one -> one.path("kept").size() == 3);
    for (JsonNode one : kept.get("kept")) {
      if (one.get("kind").asText().equals("FINGERPRINT") && !one.get("template").asBoolean()) {
        officer
            .post(
                "/api/v1/images/" + one.get("id").asText() + "/drop",
                "requestId",
                Client.requestId(),
                "why",
                "HANDED_OVER")
            .expect(204);
      }
    }
  }

  private String ask(Object... wish) throws Exception {
    return officer.post("/api/v1/counters/3/captures", wish).ok().get("capture").asText();
  }

  private static byte[] face() throws Exception {
    return PaintedFinger.png(7, 0, 0);
  }

  /** As the register writes it for whoever comes back with a berkas. */
  private void attach(String ticket, String dossier) {
    office
        .server()
        .desk()
        .write(
            tables ->
                tables.execute(
                    "INSERT INTO dossier_ticket (ticket, dossier, attached_utc) VALUES (?, ?, ?)",
                    ticket,
                    dossier,
                    clock.instant().toString()))
        .join();
  }

  // ---- reading ----------------------------------------------------------------------------------

  /** All of it is there to be read, by those who may; these are the bytes that nobody may find. */
  private List<byte[]> readBack(String ticket) throws Exception {
    JsonNode guest = guest(ticket);
    assertEquals(NAME, guest.get("name").asText());
    assertTrue(guest.get("purpose").asText().contains(NIK));
    String words = officer.post("/api/v1/dossiers/" + dossierOf(ticket) + "/words").ok().toString();
    assertTrue(words.contains(PASSPORT) && words.contains(NOTE), words);
    String image = text("SELECT id FROM capture_image");
    byte[] picture = officer.get("/api/v1/images/" + image).response().body();
    assertArrayEquals(face(), picture);
    byte[] template = opened(office.server().database(), office.server().keys()).get(0);
    List<byte[]> canaries = new ArrayList<>();
    for (String word : List.of(NAME, NIK, PASSPORT, NOTE)) {
      canaries.add(word.getBytes(StandardCharsets.UTF_8));
      canaries.add(word.getBytes(StandardCharsets.UTF_16LE));
    }
    canaries.add(Arrays.copyOfRange(picture, 200, 264));
    canaries.add(Arrays.copyOfRange(template, template.length - 64, template.length));
    return canaries;
  }

  /** The templates that some of these keys open. */
  private static List<byte[]> opened(Database database, KeyStore keys) {
    List<byte[]> opened = new ArrayList<>();
    database.read(
        tables ->
            tables
                .createQuery("SELECT person, body FROM capture_template")
                .map(
                    (row, context) -> {
                      String person = row.getString(1);
                      byte[] body = row.getBytes(2);
                      keys.of(person)
                          .map(key -> Seal.open(key, person + "|capture_template", body))
                          .ifPresent(opened::add);
                      return person;
                    })
                .list());
    return opened;
  }

  /** Yesterday's file and today's keys, as after a restore. */
  private void assertNothingOpensIn(Path backup) throws Exception {
    Files.copy(office.folder().resolve(KeyStore.FILE), elsewhere.resolve(KeyStore.FILE));
    Database database = new Database(backup, OfficeServer.REGISTERS);
    try (KeyStore keys =
        KeyStore.open(elsewhere, office.folder().resolve("key/office.key"), clock)) {
      for (String table :
          List.of("guest_words", "dossier_words", "capture_image", "capture_template")) {
        List<String> persons =
            database.read(
                tables ->
                    tables.createQuery("SELECT person FROM " + table).mapTo(String.class).list());
        assertNotEquals(List.of(), persons, table + ": the ciphertext is there");
        for (String person : persons) {
          assertEquals(Optional.empty(), keys.of(person), table + ": and nothing opens it");
        }
      }
    }
  }

  private List<String> said() {
    return log.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> List.of(NAME, NIK, PASSPORT, NOTE).stream().anyMatch(line::contains))
        .toList();
  }

  private void plant() {
    office
        .server()
        .desk()
        .write(tables -> tables.execute("INSERT INTO office_state VALUES ('planted', ?)", NIK))
        .join();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private JsonNode erase(String person, String reason) throws Exception {
    return head.post("/api/v1/people/" + person + "/erase", "reason", reason).ok();
  }

  private String wordsOf(String ticket) throws Exception {
    return officer.post("/api/v1/dossiers/" + dossierOf(ticket) + "/words").ok().toString();
  }

  private JsonNode ownData(String ticket) throws Exception {
    return head.post(
            "/api/v1/people/" + personOf(ticket) + "/own-data", "reason", "ASKED_BY_LETTER")
        .ok();
  }

  private JsonNode guest(String ticket) throws Exception {
    return head.get("/api/v1/tickets/" + ticket + "/guest").ok();
  }

  private String personOf(String ticket) throws Exception {
    return guest(ticket).get("person").asText();
  }

  private String dossierOf(String ticket) throws Exception {
    return officer
        .picture("/api/v1/tickets/" + ticket + "/dossier/live", one -> !one.get("dossier").isNull())
        .get("dossier")
        .get("id")
        .asText();
  }

  private List<byte[]> wrappedKeys() throws Exception {
    List<byte[]> wrapped = new ArrayList<>();
    try (Connection keys = TestDatabases.open(office.folder().resolve(KeyStore.FILE));
        Statement statement = keys.createStatement();
        var row = statement.executeQuery("SELECT wrapped FROM person_key")) {
      while (row.next()) {
        wrapped.add(row.getBytes(1));
      }
    }
    return wrapped;
  }

  private void execute(String sql) throws Exception {
    try (Connection file = TestDatabases.open(office.folder().resolve(OfficeServer.FILE));
        Statement statement = file.createStatement()) {
      statement.execute(sql);
    }
  }

  private void assertSound() throws Exception {
    assertEquals("", JournalCheck.run(office.server().database(), OfficeServer.TALLIES).finding());
  }

  private int number(String sql) {
    return office
        .server()
        .database()
        .read(tables -> tables.createQuery(sql).mapTo(Integer.class).one());
  }

  private String text(String sql) {
    return office
        .server()
        .database()
        .read(tables -> tables.createQuery(sql).mapTo(String.class).one());
  }
}
