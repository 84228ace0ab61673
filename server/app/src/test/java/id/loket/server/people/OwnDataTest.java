package id.loket.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that is kept of one person, and nothing of the one who came before. */
class OwnDataTest {
  private static final String NAME = "Kenanga Wulandari-99";
  private static final String OTHER = "Melati Purnama-99";
  private static final String PASSPORT = "X9900001";

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private Client kiosk;
  private Client officer;
  private Client head;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    kiosk = office.screen("KIOSK");
    officer = office.person("OFFICER");
    head = office.person("HEAD");
    officer.post("/api/v1/counters/3/take").ok();
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void aPersonGetsTheirGuestBookLineTheirBerkasAndWhoHasLooked() throws Exception {
    visit(OTHER);
    String person = visit(NAME);

    JsonNode own = own(person).ok();

    String all = own.toString();
    assertTrue(all.contains(NAME), all);
    assertTrue(all.contains(PASSPORT), all);
    assertFalse(all.contains(OTHER), "of nobody else");
    assertEquals(
        List.of(
            "guestbook", "guestbook-readings", "dossier", "dossier-readings", "own-data", "rights"),
        kinds(own));
    assertEquals(1, rows(own, "guestbook").size());
    assertEquals(1, rows(own, "guestbook-readings").size(), "the head, to find the person");
    assertEquals("oleh yang bersangkutan", rows(own, "own-data").get(0).get(2).asText());
    for (JsonNode section : own.get("sections")) {
      assertFalse(section.get("why").asText().isEmpty(), section.toString());
      assertFalse(section.get("until").asText().isEmpty(), section.toString());
    }
  }

  @Test
  void theSameStandsOnPaper() throws Exception {
    String person = visit(NAME);

    Client.Reply reply =
        head.post(
            "/api/v1/people/" + person + "/own-data/pdf",
            "requestId",
            Client.requestId(),
            "reason",
            "ASKED_BY_PROXY");

    assertEquals(200, reply.status());
    try (PDDocument paper = Loader.loadPDF(reply.response().body())) {
      String text = new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
      assertTrue(text.contains("Salinan data pribadi"), text);
      assertTrue(text.contains(NAME), text);
      assertTrue(text.contains("Mengapa disimpan:"), text);
      assertTrue(text.contains("oleh kuasanya"), text);
    }
  }

  @Test
  void whoWasErasedIsToldSoAndGetsNoWordOfBefore() throws Exception {
    String person = visit(NAME);
    head.post("/api/v1/people/" + person + "/erase", "reason", "ASKED_BY_PERSON").ok();

    JsonNode own = own(person).ok();

    assertFalse(own.get("erasedAt").isNull());
    assertFalse(own.toString().contains(NAME), own.toString());
    assertFalse(own.toString().contains(PASSPORT), own.toString());
    assertEquals("(dihapus)", rows(own, "guestbook").get(0).get(2).asText());
  }

  @Test
  void eachHandingIsNotedAndOneWithoutAReasonIsRefusedByWord() throws Exception {
    String person = visit(NAME);
    own(person).ok();

    JsonNode second = own(person).ok();
    Client.Reply without =
        head.post("/api/v1/people/" + person + "/own-data", "requestId", Client.requestId());

    assertEquals(2, rows(second, "own-data").size());
    assertEquals(422, without.status());
    assertTrue(without.toString().contains("ASKED_IN_PERSON"), without.toString());
    assertEquals(2, rows(own(person).ok(), "own-data").size() - 1, "a refused one is none");
  }

  @Test
  void aPictureIsNamedToWhomeverSignedAloneAndToNobodyOfAGroup() throws Exception {
    String alone = signed(1);
    String group = signed(3);
    pictured(alone);
    pictured(group);

    JsonNode own = own(personOf(alone)).ok();

    assertEquals("Gambar foto", rows(own, "capture").get(0).get(1).asText());
    assertEquals(1, rows(own, "capture").size());
    assertFalse(kinds(own(personOf(group)).ok()).contains("capture"), "of whom, nobody can tell");
  }

  // ---- helpers ------------------------------------------------------------------------------

  /** A visitor who has signed the guest book is served; whose berkas it is is noted. */
  private String visit(String name) throws Exception {
    String ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").ok().get("id").asText();
    String guest = "/api/v1/tickets/" + ticket + "/guest";
    kiosk.post(guest, "name", name, "origin", "Dusun-99", "purpose", "Berkas").ok();
    officer.post("/api/v1/counters/3/call-next").ok();
    officer.post("/api/v1/counters/3/start").ok();
    JsonNode file =
        officer
            .picture(
                "/api/v1/tickets/" + ticket + "/dossier/live", one -> !one.get("dossier").isNull())
            .get("dossier");
    String passport = name.equals(NAME) ? PASSPORT : "X9900002";
    officer
        .post(
            "/api/v1/dossiers/" + file.get("id").asText() + "/person",
            "name",
            name,
            "passport",
            passport)
        .expect(204);
    officer.post("/api/v1/counters/3/finish").ok();
    return personOf(ticket);
  }

  private String signed(int party) throws Exception {
    String ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").ok().get("id").asText();
    kiosk
        .post(
            "/api/v1/tickets/" + ticket + "/guest",
            "name",
            NAME,
            "origin",
            "Dusun-99",
            "purpose",
            "Berkas",
            "partySize",
            party)
        .ok();
    return ticket;
  }

  private String personOf(String ticket) throws Exception {
    return head.get("/api/v1/tickets/" + ticket + "/guest").ok().get("person").asText();
  }

  /** As the register writes it when a picture was kept at that ticket. */
  private void pictured(String ticket) {
    office
        .server()
        .desk()
        .write(
            tables -> {
              tables.execute(
                  "INSERT INTO capture (capture, place, ticket, service_day, counter, station,"
                      + " device, kind, purpose, consent, samples, asked_utc, asked_by, until_utc)"
                      + " VALUES (?, 1, ?, '2026-11-23', 3, 's', 'd', 'PHOTO', 'TAKE', 0, 1, ?,"
                      + " 'person:satu', ?)",
                  "c-" + ticket,
                  ticket,
                  clock.instant().toString(),
                  clock.instant().toString());
              tables.execute(
                  "INSERT INTO capture_kept (id, what, subject, capture, quality, simulated,"
                      + " kept_utc) VALUES (?, 'IMAGE', 's', ?, 'GOOD', 1, ?)",
                  "i-" + ticket,
                  "c-" + ticket,
                  clock.instant().toString());
              return null;
            })
        .join();
  }

  private Client.Reply own(String person) throws Exception {
    clock.move(Duration.ofSeconds(5));
    return head.post(
        "/api/v1/people/" + person + "/own-data",
        "requestId",
        Client.requestId(),
        "reason",
        "ASKED_IN_PERSON");
  }

  private static List<String> kinds(JsonNode own) {
    List<String> kinds = new ArrayList<>();
    own.get("sections").forEach(one -> kinds.add(one.get("kind").asText()));
    return kinds;
  }

  private static JsonNode rows(JsonNode own, String kind) {
    for (JsonNode one : own.get("sections")) {
      if (one.get("kind").asText().equals(kind)) {
        return one.get("rows");
      }
    }
    throw new AssertionError("no " + kind + " in " + own);
  }
}
