package id.loket.server.seeker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.vacancy.Offers;
import id.loket.server.web.ContractStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the loket to a call about work that fits, and out again at the person's word. */
class SeekerContractTest {
  private static final String NAME = "Kenanga Wulandari-99";
  private static final String PHONE = "0812-9900-9911";
  private static final String RESTRICTED = "/api/v1/restricted-seekers";
  private static final String SEARCH = "/api/v1/seekers/search";

  private static Object[] wish(Map<String, String> wanted) {
    return new Object[] {
      "name", NAME, "phone", PHONE, "wishes", List.of(wanted), "consentVersion", "2026-11"
    };
  }

  private static Object[] correction(String name, int corrections) {
    return new Object[] {
      "name",
      name,
      "phone",
      PHONE,
      "wishes",
      List.of(Map.of("country", "", "sector", "")),
      "corrections",
      corrections,
      "reason",
      "MISTYPED"
    };
  }

  private static void corrected(ContractStory story, Client officer, String seeker)
      throws Exception {
    String path = seeker + "/correction";
    story.ok(officer, "POST", path, correction("Kenanga Larasati-99", 0));
    story.fails(409, officer, "POST", path, correction(NAME, 0));
    story.fails(422, officer, "POST", path, correction(" ", 1));
    story.fails(422, officer, "POST", path, "name", NAME);
    story.fails(404, officer, "POST", "/api/v1/seekers/nobody/correction", correction(NAME, 0));
    JsonNode found = story.ok(officer, "POST", SEARCH, "words", "Larasati");
    assertEquals(1, found.at("/seekers/0/corrections").asInt(), found.toString());
    story.ok(officer, "POST", path, correction(NAME, 1));
  }

  private static void restricted(ContractStory story, Client officer, String person)
      throws Exception {
    assertEquals(0, story.ok(officer, "GET", RESTRICTED).get("seekers").size());
    Client head = story.office().person("HEAD");
    head.post("/api/v1/people/" + person + "/restrict", "reason", "DISPUTED").expect(204);
    JsonNode there = story.ok(officer, "GET", RESTRICTED).get("seekers");
    assertEquals(person, there.at("/0/person").asText(), there.toString());
    assertTrue(!there.toString().contains(NAME), "without a word of anybody");
    story.fails(
        409,
        officer,
        "POST",
        "/api/v1/seekers/" + there.at("/0/seeker").asText() + "/correction",
        correction(NAME, 2));
    head.post("/api/v1/people/" + person + "/lift").expect(204);
  }

  @Test
  void whoeverFitsIsCountedThenReadThenCalledAndGoneAtTheirWord() throws Exception {
    ContractStory.tell(
        "seeker",
        story -> {
          Client officer = story.office().person("OFFICER");
          Client kiosk = story.office().screen("KIOSK");
          String ticket =
              kiosk.post("/api/v1/tickets", "service", "INFORMASI").ok().get("id").asText();
          String mine = "/api/v1/tickets/" + ticket + "/seeker";
          Object[] japan = wish(Map.of("country", "jepang", "sector", ""));
          refusals(story, officer, mine);
          assertTrue(story.ok(officer, "GET", mine).get("entered").isNull());
          JsonNode noted = story.ok(officer, "POST", mine, japan);
          String seeker = "/api/v1/seekers/" + noted.get("seeker").asText();
          assertEquals(0, noted.get("matches").size(), "no work yet");
          story.fails(409, officer, "POST", mine, japan);

          int number = Offers.announce(story.office().administrator(), WallClock.DAY.plusDays(9));
          JsonNode matches = story.ok(officer, "GET", "/api/v1/seeker-matches");
          assertEquals(1, matches.at("/matches/0/seekers").asInt(), "work that came later");
          assertEquals(1, matches.at("/matches/0/open").asInt());
          assertTrue(!matches.toString().contains(NAME), "counts name nobody");
          JsonNode entered = story.ok(officer, "GET", mine).get("entered");
          assertEquals(number, entered.at("/matches/0").asInt());

          String whom = "/api/v1/vacancies/" + number + "/seekers";
          assertEquals(PHONE, story.ok(officer, "GET", whom).at("/seekers/0/phone").asText());
          called(story, officer, seeker, number);
          JsonNode found = story.ok(officer, "POST", SEARCH, "words", "99009911");
          assertEquals("NOT_REACHED", found.at("/seekers/0/contacts/0/outcome").asText());
          assertEquals("REACHED", found.at("/seekers/0/contacts/1/outcome").asText());

          corrected(story, officer, seeker);
          restricted(story, officer, found.at("/seekers/0/person").asText());
          story.ok(officer, "POST", seeker + "/withdrawal");
          story.ok(officer, "POST", seeker + "/withdrawal");
          story.fails(410, officer, "POST", seeker + "/correction", correction(NAME, 2));
          story.fails(410, officer, "POST", seeker + "/contacts", attempt(number, "REACHED"));
          assertEquals(0, story.ok(officer, "POST", SEARCH, "words", NAME).get("seekers").size());
          JsonNode after = story.ok(officer, "GET", "/api/v1/seeker-matches");
          assertEquals(0, after.get("registered").asInt());
          assertEquals(1, after.get("withdrawn").asInt(), "the entry is only counted");
          assertTrue(story.ok(officer, "GET", mine).get("entered").isNull());
          story.ok(officer, "POST", mine, japan);
        });
  }

  /** The words say that all of it is deleted, not what lies under one of two numbers. */
  @Test
  void whoeverWasPutDownAtTwoVisitsIsGoneFromBothAndWhoSharesTheTelephoneIsNot() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client officer = office.person("OFFICER");
      String first = noted(office, officer, "Kenanga Wulandari", "0812-9900-9911");
      noted(office, officer, "KENANGA WULANDARI", "+62 812 9900 9911");
      noted(office, officer, "Melati Larasati", "0812-9900-9911");

      officer.post("/api/v1/seekers/" + first + "/withdrawal").ok();

      JsonNode after = officer.get("/api/v1/seeker-matches").ok();
      assertEquals(1, after.get("registered").asInt());
      assertEquals(2, after.get("withdrawn").asInt());
      JsonNode words = JsonNodeFactory.instance.objectNode().put("words", "99009911");
      JsonNode left = officer.send("POST", SEARCH, words).ok().get("seekers");
      assertEquals("Melati Larasati", left.at("/0/name").asText());
    }
  }

  private static String noted(OfficeUnderTest office, Client officer, String name, String phone)
      throws Exception {
    Client kiosk = office.screen("KIOSK");
    String ticket = kiosk.post("/api/v1/tickets", "service", "INFORMASI").ok().get("id").asText();
    return officer
        .post(
            "/api/v1/tickets/" + ticket + "/seeker",
            "name",
            name,
            "phone",
            phone,
            "wishes",
            List.of(Map.of("country", "", "sector", "")),
            "consentVersion",
            "2026-11")
        .ok()
        .get("seeker")
        .asText();
  }

  private static Object[] attempt(int number, String outcome) {
    return new Object[] {"vacancy", number, "way", "PHONE", "outcome", outcome};
  }

  private static void called(ContractStory story, Client officer, String seeker, int number)
      throws Exception {
    story.ok(officer, "POST", seeker + "/contacts", attempt(number, "NOT_REACHED"));
    JsonNode open = story.ok(officer, "GET", "/api/v1/seeker-matches");
    assertEquals(1, open.at("/matches/0/open").asInt(), "nobody has reached them yet");
    story.ok(officer, "POST", seeker + "/contacts", attempt(number, "REACHED"));
    JsonNode told = story.ok(officer, "GET", "/api/v1/seeker-matches");
    assertEquals(0, told.at("/matches/0/open").asInt());
    story.fails(404, officer, "POST", seeker + "/contacts", attempt(77, "REACHED"));
    story.fails(422, officer, "POST", seeker + "/contacts", "vacancy", number, "way", "PHONE");
    story.fails(404, officer, "POST", "/api/v1/seekers/none/contacts", attempt(number, "REACHED"));
  }

  private static void refusals(ContractStory story, Client officer, String mine) throws Exception {
    Map<String, String> any = Map.of("country", "", "sector", "");
    Client.Reply without = officer.post(mine, "name", NAME, "phone", PHONE, "wishes", List.of(any));
    assertEquals(422, without.status());
    String why = without.body().get("detail").asText();
    assertTrue(why.contains("nobody is put down who has not agreed"), why);
    story.fails(
        422,
        officer,
        "POST",
        mine,
        "name",
        NAME,
        "phone",
        "tidak ada",
        "wishes",
        List.of(any),
        "consentVersion",
        "2026-11");
    story.fails(
        422,
        officer,
        "POST",
        mine,
        "name",
        NAME,
        "phone",
        PHONE,
        "wishes",
        List.of(),
        "consentVersion",
        "2026-11");
    story.fails(422, officer, "POST", SEARCH, "words", "ab");
    story.fails(404, officer, "POST", "/api/v1/tickets/none/seeker", wish(any));
    story.fails(404, officer, "POST", "/api/v1/seekers/none/withdrawal");
    story.fails(404, officer, "GET", "/api/v1/vacancies/77/seekers");
    story.fails(403, story.office().person("GUARD"), "POST", mine, wish(any));
    story.fails(403, story.office().administrator(), "GET", "/api/v1/seeker-matches");
  }
}
