package id.loket.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.OfficeServer;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.TestDatabases;
import id.loket.server.survey.AnswerFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the law on personal data (UU 27/2022) asks of this program, clause by clause. Articles 34
 * (impact assessment) and 53 (officer for data protection) are the office's to do. Destruction (44)
 * is held by {@code WholeErasureTest}, the notice within three days (46) by {@code IncidentTest},
 * each with a test of that name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UuPdpTest extends VisitOfAPerson {
  private String first;

  /** One office and one visit do for all that only look. */
  @BeforeAll
  void begin() throws Exception {
    super.open();
    first = visit();
  }

  @AfterAll
  void end() throws Exception {
    super.close();
  }

  @Override
  void open() {}

  @Override
  void close() {}

  @Test
  void pasal4_whatIsSpecificIsSealedUnderKeysOfItsOwn() throws Exception {
    Set<String> keys = new HashSet<>(subjects());
    keys.add(personOf(first));
    keys.add(
        text(
            "SELECT person FROM dossier JOIN dossier_ticket USING (dossier) WHERE ticket = '"
                + first
                + "'"));

    assertEquals(4, keys.size());
  }

  @Test
  void pasal5_eachKindOfDataSaysWhyItIsKeptAndUntilWhen() throws Exception {
    JsonNode own = ownData(first);

    for (JsonNode section : own.get("sections")) {
      assertTrue(section.get("why").asText().contains("UU 27/2022 Pasal"), section.toString());
      assertFalse(section.get("until").asText().isBlank(), section.toString());
    }
    assertTrue(own.toString().contains("Paling lama 365 hari"), own.toString());
  }

  @Test
  void pasal6_aMistakeInABerkasIsPutRight() throws Exception {
    String ticket = served();
    String mine = "/api/v1/dossiers/" + dossierOf(ticket);
    officer.post(mine + "/person", "name", "Kenanga Wulandri-99").expect(204);

    officer.post(mine + "/person", "name", NAME).expect(204);

    String words = wordsOf(ticket);
    assertTrue(words.contains(NAME) && !words.contains("Wulandri"), words);
    officer.post("/api/v1/counters/3/finish").ok();
  }

  @Test
  void pasal7_thePersonGetsACopyAndOfNobodyElse() throws Exception {
    String other = visit();

    String own = ownData(first).toString();

    assertTrue(own.contains(NAME) && own.contains(PASSPORT) && own.contains(NIK), own);
    assertFalse(own.contains(personOf(other)), "not a word of who came before");
  }

  @Test
  void pasal8_whoeverIsErasedIsGoneFromEveryFile() throws Exception {
    String person = personOf(visit());

    erase(person, "ASKED_BY_PERSON");

    assertEquals(List.of(), Footprints.of(office.folder(), NAME, NIK, PASSPORT, NOTE));
  }

  @Test
  void pasal9_aConsentIsTakenBackAtOnceAndNotInThreeDays() throws Exception {
    String ticket = visit();
    String image = "/api/v1/images/" + imageOf(ticket);
    assertEquals(200, officer.get(image).status());

    officer.post("/api/v1/tickets/" + ticket + "/consent/withdraw").ok();

    assertEquals(410, officer.get(image).status());
    assertTrue(ownData(ticket).toString().contains("Persetujuan yang ditarik"));
  }

  @Test
  void pasal10_noMachineDecidesWhoIsServed() throws Exception {
    served();
    officer
        .post("/api/v1/counters/3/captures/waive", "kind", "FINGERPRINT", "reason", "REFUSED")
        .expect(204);

    officer.post("/api/v1/counters/3/finish").ok();
  }

  @Test
  void pasal11_whatIsRestrictedIsKeptAndShownToNobodyUntilThatIsLifted() throws Exception {
    String ticket = visit();
    String image = "/api/v1/images/" + imageOf(ticket);
    String words = "/api/v1/dossiers/" + dossierOf(ticket) + "/words";
    String person = "/api/v1/people/" + personOf(ticket);

    head.post(person + "/restrict", "reason", "ASKED_BY_PERSON").expect(204);

    JsonNode guest = guest(ticket);
    assertEquals("RESTRICTED", guest.get("state").asText());
    assertTrue(guest.get("name").isNull(), guest.toString());
    assertEquals("person-restricted", officer.post(words).code());
    assertEquals("person-restricted", officer.get(image).code());
    assertEquals(
        "person-restricted",
        officer
            .post(
                "/api/v1/tickets/" + ticket + "/guest/correct",
                "name",
                "Lain-99",
                "origin",
                "Uji",
                "purpose",
                "Uji",
                "corrections",
                0,
                "reason",
                "MISTYPED")
            .code());
    String own = ownData(ticket).toString();
    assertTrue(own.contains(NAME) && own.contains("masih berlaku"), "the person's own copy");
    assertSound();
    head.post(person + "/lift").expect(204);
    assertEquals(NAME, guest(ticket).get("name").asText());
    assertTrue(officer.post(words).ok().toString().contains(PASSPORT));
    assertEquals(200, officer.get(image).status());
    assertSound();
  }

  @Test
  void pasal12_whoeverWasWrongedHasProofOfWhoSawWhatAndNobodyTakesItOutUnseen() throws Exception {
    guest(first);

    JsonNode own = ownData(first);

    assertTrue(own.toString().contains("Menggugat dan menerima ganti rugi"), own.toString());
    assertFalse(section(own, "guestbook-readings").get("rows").isEmpty(), own.toString());
    Path copy = elsewhere.resolve("taken-out.db");
    execute("VACUUM INTO '" + copy + "'");
    try (Connection file = TestDatabases.open(copy);
        Statement statement = file.createStatement()) {
      statement.execute("DELETE FROM guest_reading");
    }
    Database changed = new Database(copy, office.server().database().registers());
    assertFalse(JournalCheck.run(changed, OfficeServer.TALLIES).sound());
  }

  @Test
  void pasal13_theCopyCanBeReadByAnotherProgram() throws Exception {
    JsonNode own = ownData(first);

    assertEquals(1, own.get("version").asInt());
    for (JsonNode section : own.get("sections")) {
      for (JsonNode row : section.get("rows")) {
        assertEquals(section.get("head").size(), row.size(), section.get("kind").asText());
      }
    }
  }

  @Test
  void pasal16_theSurveyKnowsNeitherTicketNorPerson() throws Exception {
    List<String> columns = new ArrayList<>();
    try (Connection file = TestDatabases.open(office.folder().resolve(AnswerFile.FILE));
        ResultSet row = file.getMetaData().getColumns(null, null, null, null)) {
      while (row.next()) {
        columns.add(row.getString("COLUMN_NAME"));
      }
    }
    assertFalse(columns.isEmpty());
    assertFalse(columns.contains("ticket") || columns.contains("person"), columns.toString());
  }

  @Test
  void pasal20_noTemplateIsKeptWithoutAConsent() throws Exception {
    served();

    Client.Reply refused =
        officer.post("/api/v1/counters/3/captures", "kind", "FINGERPRINT", "purpose", "ENROL");

    assertEquals(422, refused.status());
    assertTrue(refused.toString().contains("only if the visitor has agreed"), refused.toString());
    officer.post("/api/v1/counters/3/finish").ok();
  }

  @Test
  void pasal22_theConsentIsInWordsWithAVersionThatIsKept() throws Exception {
    JsonNode text = office.nobody().get("/api/v1/consent").ok();
    for (String kind : List.of("guestBook", "biometrics")) {
      assertTrue(text.get(kind).get("id").asText().contains("ditarik"), text.toString());
      assertTrue(text.get(kind).get("en").asText().contains("withdraw"), text.toString());
    }

    String version = text.get("version").asText();
    String of = " WHERE ticket = '" + first + "'";
    assertEquals(version, text("SELECT consent FROM guest_entry" + of));
    assertEquals(
        version, text("SELECT consent_version FROM capture" + of + " AND purpose = 'ENROL'"));
  }

  @Test
  void pasal30_aMistakeInTheGuestBookIsPutRightAtOnceWithWhoAndWhy() throws Exception {
    String ticket = visit();

    officer
        .post(
            "/api/v1/tickets/" + ticket + "/guest/correct",
            "name",
            "Melati Larasati-99",
            "origin",
            "Dusun-99",
            "purpose",
            "Paspor",
            "reason",
            "ASKED_BY_GUEST")
        .expect(204);

    assertEquals("Melati Larasati-99", guest(ticket).get("name").asText());
    JsonNode own = ownData(ticket);
    assertFalse(section(own, "guestbook").toString().contains(NAME), "what was wrong is gone");
    assertTrue(section(own, "guestbook-corrections").toString().contains("diminta tamu"));
    assertSound();
  }

  @Test
  void pasal31_eachReadingOfWordsAndPicturesIsNotedWithWhoAndWhen() throws Exception {
    readBack(first);
    ownData(first);

    for (String table :
        List.of("guest_reading", "dossier_reading", "capture_reading", "own_data_handed")) {
      assertTrue(number("SELECT count(*) FROM " + table) > 0, table);
    }
  }

  @Test
  void pasal35_nothingIsReadFromTheFilesAlone() throws Exception {
    assertEquals(List.of(), Footprints.of(office.folder(), NAME, NIK, PASSPORT, NOTE));
  }

  @Test
  void pasal36_whoNeedNotKnowIsNotTold() throws Exception {
    String guest = "/api/v1/tickets/" + first + "/guest";
    String image = "/api/v1/images/" + imageOf(first);

    for (String role : List.of("GUARD", "TECHNICIAN", "ADMINISTRATOR")) {
      Client one = office.person(role);
      assertEquals(403, one.get(guest).status(), role);
      assertEquals(403, one.get(image).status(), role);
    }
    String board = office.screen("BOARD").picture("/api/v1/hall/live").toString();
    assertFalse(board.contains(NAME) || board.contains(NIK), board);
  }

  @Test
  void pasal43_theErasureLeavesItsTraceAndNoName() throws Exception {
    String person = personOf(visit());

    erase(person, "ORDERED");

    String of = " FROM person_erased WHERE person = '" + person + "'";
    assertEquals("ORDERED", text("SELECT reason" + of));
    assertTrue(text("SELECT erased_by" + of).startsWith("person:head"));
    assertSound();
  }

  /** Under which the picture and the template of the first visit lie. */
  private List<String> subjects() {
    return office
        .server()
        .database()
        .read(
            tables ->
                tables
                    .createQuery(
                        "SELECT k.subject FROM capture_kept k JOIN capture c ON c.capture = k.capture"
                            + " WHERE k.dropped_utc IS NULL AND c.ticket = ?")
                    .bind(0, first)
                    .mapTo(String.class)
                    .list());
  }

  private static JsonNode section(JsonNode own, String kind) {
    for (JsonNode one : own.get("sections")) {
      if (one.get("kind").asText().equals(kind)) {
        return one;
      }
    }
    throw new AssertionError(kind + " is not in " + own);
  }

  /** A visitor is at the loket. */
  private String served() throws Exception {
    String ticket = ticket();
    officer.post("/api/v1/counters/3/call-next").ok();
    officer.post("/api/v1/counters/3/start").ok();
    return ticket;
  }
}
