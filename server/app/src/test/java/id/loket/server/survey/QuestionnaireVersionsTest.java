package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.ContractStory;
import id.loket.skm.Unsur;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class QuestionnaireVersionsTest {
  private static final String ALL = "/api/v1/questionnaires";
  private static final String STANDARD = "permenpanrb-14-2017/1";
  private static final String OWN = "Seberapa mudah langkah-langkah pelayanan kami?";

  /** The standard one with another question and one more occupation. */
  private static ObjectNode reworded(JsonNode all) {
    ObjectNode words = all.at("/versions/0/questionnaire").deepCopy();
    ((ObjectNode) words.at("/questions/1/text")).put("id", OWN);
    ObjectNode choice = ((ArrayNode) words.at("/profile/3/choices")).addObject();
    choice.put("value", "PENSIUNAN");
    choice.putObject("text").put("id", "Pensiunan").put("en", "Retired");
    return words;
  }

  private static Object[] wish(JsonNode all, JsonNode words, String from) {
    int newest = all.get("versions").size() - 1;
    String before = all.at("/versions/" + newest + "/questionnaire/version").asText();
    return new Object[] {"before", before, "from", from, "questionnaire", words};
  }

  @Test
  void wordsAreAdoptedFromADayToComeByThoseWhoReadTheNewest() throws Exception {
    ContractStory.tell(
        "questionnaire",
        story -> {
          Client head = story.office().person("HEAD");
          JsonNode all = story.ok(head, "GET", ALL);
          assertEquals(STANDARD, all.get("inForce").asText());
          assertEquals("2026-11-24", all.get("earliest").asText());
          ObjectNode words = reworded(all);
          story.fails(422, head, "POST", ALL, wish(all, words, "2026-11-23"));
          Object[] wish = wish(all, words, "2026-11-24");
          story.ok(head, "POST", ALL, wish);
          story.ok(head, "POST", ALL, wish);
          JsonNode two = story.ok(head, "GET", ALL);
          assertEquals(2, two.get("versions").size(), "the same once more is no version");
          assertEquals(STANDARD, two.get("inForce").asText(), "not before its day");
          assertEquals("kantor/1", two.at("/versions/1/questionnaire/version").asText());

          story.fails(409, head, "POST", ALL, wish(all, words, "2026-11-25"));
          ObjectNode seven = words.deepCopy();
          ((ObjectNode) seven.at("/questions/2/answers/1")).put("value", 7);
          assertTrue(
              head.post(ALL, wish(two, seven, "2026-11-25"))
                  .expect(422)
                  .get("detail")
                  .asText()
                  .contains("$.questions[2].answers[1].value: 7 is not allowed; allowed is 2"));
          ((ObjectNode) words.at("/questions/0/text")).put("en", "x".repeat(201));
          story.fails(422, head, "POST", ALL, wish(two, words, "2026-11-25"));
          story.fails(401, story.office().nobody(), "GET", ALL);
          story.fails(403, story.office().person("OFFICER"), "GET", ALL);
          story.fails(403, story.office().person("SUPERVISOR"), "POST", ALL, wish);
        });
  }

  /**
   * Of eight answers two name words that were not asked on their day, and one comes from a tablet a
   * day late.
   */
  @Test
  void anAnswerNamesWhatWasAskedAndTheReportOfBothSaysSo() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Visits hall = new Visits(office);
      for (int i = 0; i < 3; i++) {
        answer(hall, null, "PNS", 204);
      }
      Client head = office.person("HEAD");
      JsonNode all = head.get(ALL).ok();
      head.post(ALL, wish(all, reworded(all), "2026-11-24")).expect(204);
      assertEquals(STANDARD, asked(office), "no day has two versions");
      answer(hall, "kantor/1", "PNS", 204);
      String late = hall.begin(hall.surveyOf(hall.serve()));
      clock.move(Duration.ofMinutes(10));
      answer(office.nobody(), late, STANDARD, "PNS", 410);

      clock.move(Duration.ofHours(23));
      office.restart();
      office.administrator().login("kepala.tu", OfficeUnderTest.PASSWORD);
      assertEquals("kantor/1", asked(office));
      JsonNode words = office.nobody().get("/api/v1/surveys/questionnaire").ok();
      assertEquals(OWN, words.at("/questions/1/text/id").asText());
      words = office.nobody().get("/api/v1/surveys/questionnaire?day=2026-11-23").ok();
      assertEquals(STANDARD, words.get("version").asText(), "what paper of that day has asked");
      answer(office.screen("TABLET"), late, STANDARD, "PNS", 204);
      hall = new Visits(office);
      answer(hall, null, "PENSIUNAN", 204);
      answer(hall, "kantor/1", "PENSIUNAN", 204);
      answer(hall, STANDARD, "PNS", 204);
      answer(hall, STANDARD, "PENSIUNAN", 422);
      answer(hall, "kantor/9", "PNS", 422);

      head = office.person("HEAD");
      String first = report(head, "2026-11-23", "2026-11-23");
      assertFalse(first.contains("2 versi kuesioner"), first);
      String text = report(head, "2026-10-01", "2026-12-31");
      for (String expected :
          new String[] {
            "dipakai 2 versi kuesioner",
            "Versi " + STANDARD + ". Bagaimana pendapat",
            "Versi kantor/1, dipakai sejak 24 November 2026.",
            OWN,
            "Pensiunan 2 25,0 %",
            "PNS 6 75,0 %"
          }) {
        assertTrue(text.contains(expected), expected + "\n\nin\n\n" + text);
      }
    }
  }

  private static String asked(OfficeUnderTest office) throws Exception {
    return office.screen("TABLET").picture("/api/v1/survey/live").get("questionnaire").asText();
  }

  private static void answer(Visits hall, String version, String occupation, int status)
      throws Exception {
    answer(hall.officer(), hall.begin(hall.surveyOf(hall.serve())), version, occupation, status);
  }

  private static void answer(
      Client who, String token, String version, String occupation, int status) throws Exception {
    Map<String, Integer> answers = new TreeMap<>();
    for (Unsur unsur : Unsur.values()) {
      answers.put(unsur.name(), 3);
    }
    who.post(
            "/api/v1/surveys/" + token + "/answers",
            "answers",
            answers,
            "profile",
            Map.of("occupation", occupation),
            "questionnaire",
            version)
        .expect(status);
  }

  private static String report(Client head, String from, String to) throws Exception {
    byte[] pdf = head.get("/api/v1/ikm.pdf?from=" + from + "&to=" + to).response().body();
    try (PDDocument read = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
    }
  }
}
