package id.loket.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.web.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A restriction (UU 27/2022, article 11) holds for what comes later to the same visits too. */
class RestrictedVisitTest extends VisitOfAPerson {
  @Test
  void whatIsWrittenAndTakenAtTheLoketAfterTheRestrictionIsRestrictedWithIt() throws Exception {
    String ticket = ticket();
    sign(ticket);
    String person = "/api/v1/people/" + personOf(ticket);
    head.post(person + "/restrict", "reason", "ASKED_BY_PERSON").expect(204);

    atTheLoket(ticket);

    assertShownToNobody(ticket);
    assertEquals(0, registered());
    String own = ownData(ticket).toString();
    assertTrue(own.contains(PASSPORT) && own.contains("masih berlaku"), "the person's own copy");
    assertSound();
    office.restart();
    assertShownToNobody(ticket);
    head.post(person + "/lift").expect(204);
    assertShown(ticket);
    assertEquals(1, registered());
    assertSound();
  }

  @Test
  void aVisitToWhichABerkasIsAttachedLaterIsRestrictedWithAllThatWasKeptOfItBefore()
      throws Exception {
    String first = visit();
    String second = ticket();
    sign(second);
    head.post("/api/v1/people/" + personOf(first) + "/restrict", "reason", "DISPUTED").expect(204);
    assertEquals("READABLE", guest(second).get("state").asText(), "nobody knows yet who it is");

    attach(second, dossierOf(first));

    assertEquals("RESTRICTED", guest(second).get("state").asText());
    head.post("/api/v1/people/" + personOf(second) + "/lift").expect(204);
    assertEquals("READABLE", guest(first).get("state").asText(), "one restriction, one lifting");
    assertShown(first);
  }

  @Test
  void noFingerIsComparedWithATemplateThatIsRestricted() throws Exception {
    String first = visit();
    String template = text("SELECT id FROM capture_template");
    head.post("/api/v1/people/" + personOf(first) + "/restrict", "reason", "DISPUTED").expect(204);
    ticket();
    officer.post("/api/v1/counters/3/call-next").ok();

    String code =
        officer
            .post(
                "/api/v1/counters/3/captures",
                "kind",
                "FINGERPRINT",
                "purpose",
                "VERIFY",
                "claim",
                template)
            .code();

    assertEquals("person-restricted", code);
  }

  @Test
  void whatHasNothingToDoWithTheVisitStaysShown() throws Exception {
    String first = visit();
    String other = visit();

    head.post("/api/v1/people/" + personOf(first) + "/restrict", "reason", "ORDERED").expect(204);

    assertShown(other);
    assertFalse(ownData(other).toString().contains("masih berlaku"));
  }

  // ---- helpers ----------------------------------------------------------------------------------

  /** All that a visit leaves there, and the wish to be called. */
  private void atTheLoket(String ticket) throws Exception {
    officer.post("/api/v1/counters/3/call-next").ok();
    officer.post("/api/v1/counters/3/start").ok();
    String mine = "/api/v1/dossiers/" + dossierOf(ticket);
    officer.post(mine + "/person", "name", NAME, "passport", PASSPORT).expect(204);
    photo();
    finger();
    officer
        .post(
            "/api/v1/tickets/" + ticket + "/seeker",
            "name",
            NAME,
            "phone",
            "0812-9900-9911",
            "wishes",
            List.of(Map.of("country", "Jepang", "sector", "")),
            "consentVersion",
            "2026-11")
        .ok();
    officer.post("/api/v1/counters/3/finish").ok();
  }

  private void assertShownToNobody(String ticket) throws Exception {
    JsonNode guest = guest(ticket);
    assertEquals("RESTRICTED", guest.get("state").asText());
    assertTrue(guest.get("name").isNull(), guest.toString());
    String words = "/api/v1/dossiers/" + dossierOf(ticket) + "/words";
    assertEquals("person-restricted", officer.post(words).code());
    assertEquals("person-restricted", officer.get("/api/v1/images/" + imageOf(ticket)).code());
  }

  private void assertShown(String ticket) throws Exception {
    assertEquals(NAME, guest(ticket).get("name").asText());
    assertTrue(wordsOf(ticket).contains(PASSPORT));
    assertEquals(200, officer.get("/api/v1/images/" + imageOf(ticket)).status());
  }

  private int registered() throws Exception {
    byte[] words = Json.bytes(Map.of("words", NAME));
    return officer.sendRaw("POST", "/api/v1/seekers/search", words).ok().get("seekers").size();
  }
}
