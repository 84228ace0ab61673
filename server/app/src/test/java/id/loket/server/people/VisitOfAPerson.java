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
import id.loket.server.MovedClock;
import id.loket.server.OfficeServer;
import id.loket.server.OfficeUnderTest;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.TestDatabases;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.Seal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * An office in which a visitor leaves all that a visit can leave; for tests of what becomes of it.
 */
abstract class VisitOfAPerson {
  static final String NAME = "Kenanga Wulandari-99";
  static final String NIK = "9901014101990001";
  static final String PASSPORT = "X9900001";
  static final String NOTE = "Paspor basah-99";

  @TempDir Path elsewhere;
  final MovedClock clock = MovedClock.onAMorning();
  final ListAppender<ILoggingEvent> log = new ListAppender<>();
  OfficeUnderTest office;
  Client station;
  Client officer;
  Client head;

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

  // ---- a visit ----------------------------------------------------------------------------------

  /** Signed, with two notes in the berkas, a photo and a finger; served to the end. */
  String visit() throws Exception {
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

  String ticket() throws Exception {
    return office
        .screen("KIOSK")
        .post("/api/v1/tickets", "service", "REENTRY")
        .ok()
        .get("id")
        .asText();
  }

  void sign(String ticket) throws Exception {
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

  void photo() throws Exception {
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

  void finger() throws Exception {
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

  String ask(Object... wish) throws Exception {
    return officer.post("/api/v1/counters/3/captures", wish).ok().get("capture").asText();
  }

  static byte[] face() throws Exception {
    return PaintedFinger.png(7, 0, 0);
  }

  /** As the register writes it for whoever comes back with a berkas. */
  void attach(String ticket, String dossier) {
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
  List<byte[]> readBack(String ticket) throws Exception {
    JsonNode guest = guest(ticket);
    assertEquals(NAME, guest.get("name").asText());
    assertTrue(guest.get("purpose").asText().contains(NIK));
    String words = officer.post("/api/v1/dossiers/" + dossierOf(ticket) + "/words").ok().toString();
    assertTrue(words.contains(PASSPORT) && words.contains(NOTE), words);
    byte[] picture = officer.get("/api/v1/images/" + imageOf(ticket)).response().body();
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
  static List<byte[]> opened(Database database, KeyStore keys) {
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
  void assertNothingOpensIn(Path backup) throws Exception {
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

  List<String> said() {
    return log.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> List.of(NAME, NIK, PASSPORT, NOTE).stream().anyMatch(line::contains))
        .toList();
  }

  void plant() {
    office
        .server()
        .desk()
        .write(tables -> tables.execute("INSERT INTO office_state VALUES ('planted', ?)", NIK))
        .join();
  }

  static Logger root() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  JsonNode erase(String person, String reason) throws Exception {
    return head.post("/api/v1/people/" + person + "/erase", "reason", reason).ok();
  }

  String wordsOf(String ticket) throws Exception {
    return officer.post("/api/v1/dossiers/" + dossierOf(ticket) + "/words").ok().toString();
  }

  String imageOf(String ticket) {
    return text(
        "SELECT k.id FROM capture_kept k JOIN capture c ON c.capture = k.capture"
            + " WHERE k.what = 'IMAGE' AND k.dropped_utc IS NULL AND c.ticket = '"
            + ticket
            + "'");
  }

  JsonNode ownData(String ticket) throws Exception {
    return head.post(
            "/api/v1/people/" + personOf(ticket) + "/own-data", "reason", "ASKED_BY_LETTER")
        .ok();
  }

  JsonNode guest(String ticket) throws Exception {
    return head.get("/api/v1/tickets/" + ticket + "/guest").ok();
  }

  String personOf(String ticket) throws Exception {
    return guest(ticket).get("person").asText();
  }

  String dossierOf(String ticket) throws Exception {
    return officer
        .picture("/api/v1/tickets/" + ticket + "/dossier/live", one -> !one.get("dossier").isNull())
        .get("dossier")
        .get("id")
        .asText();
  }

  List<byte[]> wrappedKeys() throws Exception {
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

  void execute(String sql) throws Exception {
    try (Connection file = TestDatabases.open(office.folder().resolve(OfficeServer.FILE));
        Statement statement = file.createStatement()) {
      statement.execute(sql);
    }
  }

  void assertSound() throws Exception {
    assertEquals("", JournalCheck.run(office.server().database(), OfficeServer.TALLIES).finding());
  }

  int number(String sql) {
    return office
        .server()
        .database()
        .read(tables -> tables.createQuery(sql).mapTo(Integer.class).one());
  }

  String text(String sql) {
    return office
        .server()
        .database()
        .read(tables -> tables.createQuery(sql).mapTo(String.class).one());
  }
}
