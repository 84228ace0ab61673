package id.loket.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import id.loket.server.keys.KeyStore;
import id.loket.server.keys.PassingWords;
import id.loket.server.survey.AnswerFile;
import id.loket.server.survey.OldAnswers;
import id.loket.server.survey.QuestionnaireFile;
import id.loket.server.web.ContractStory;
import id.loket.skm.Unsur;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ClosedPeriodTest {
  private static final String QUARTER = "?from=2026-07-01&to=2026-09-30";
  private static final String CLOSINGS = "/api/v1/ikm/closings";

  /** So many respondents of the quarter who gave the same answer to all. */
  static void answered(OfficeUnderTest office, String name, int people, int answer)
      throws Exception {
    List<OldAnswers.Given> given = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Map<Unsur, Integer> answers = new EnumMap<>(Unsur.class);
      for (Unsur unsur : Unsur.values()) {
        answers.put(unsur, unsur == Unsur.WAKTU ? 2 : answer);
      }
      given.add(
          new OldAnswers.Given(
              name + i, LocalDate.of(2026, 8, 3), "OPP", answers, Map.of("sex", "P"), ""));
    }
    office.stop();
    try (KeyStore keys =
            KeyStore.open(
                office.settings().data(),
                office.settings().officeKey(),
                office.settings().clock());
        AnswerFile file = AnswerFile.open(office.settings().data())) {
      OldAnswers.takeIn(file, new PassingWords(keys), QuestionnaireFile.readDefault(), given);
    }
    office.start();
  }

  @Test
  void aClosedPeriodStandsWhateverComesLaterAndIsPublished() throws Exception {
    ContractStory.tell(
        "period",
        story -> {
          answered(story.office(), "a", 6, 4);
          Client head = story.office().person("HEAD");
          JsonNode open = story.ok(head, "GET", CLOSINGS + QUARTER);
          assertEquals("2026-10-03", open.get("closableFrom").asText());
          assertTrue(open.get("closable").asBoolean());
          assertEquals(0, open.get("closings").size());
          story.ok(head, "POST", CLOSINGS + QUARTER, "before", 0, "reason", "");
          JsonNode before = story.ok(head, "GET", "/api/v1/ikm" + QUARTER);
          assertEquals("94.44", before.get("ikm").asText());

          answered(story.office(), "late", 4, 1);
          head = story.office().person("HEAD");
          assertEquals(before, story.ok(head, "GET", "/api/v1/ikm" + QUARTER));
          JsonNode closed = story.ok(head, "GET", CLOSINGS + QUARTER);
          assertTrue(closed.get("changedSince").asBoolean());
          story.fails(422, head, "POST", CLOSINGS + QUARTER, "before", 1, "reason", " ");
          story.fails(409, head, "POST", CLOSINGS + QUARTER, "before", 0, "reason", "");
          story.ok(
              head, "POST", CLOSINGS + QUARTER, "before", 1, "reason", "Formulir kertas menyusul");
          story.ok(
              head, "POST", CLOSINGS + QUARTER, "before", 2, "reason", "Sekali lagi yang sama");
          JsonNode corrected = story.ok(head, "GET", CLOSINGS + QUARTER);
          assertEquals(2, corrected.get("closings").size(), "the same once more is no version");
          assertFalse(corrected.get("changedSince").asBoolean());
          assertNotEquals(
              corrected.at("/closings/0/sha256").asText(),
              corrected.at("/closings/1/sha256").asText());
          assertEquals(
              10, story.ok(head, "GET", "/api/v1/ikm" + QUARTER).get("respondents").asInt());

          String notOver = "?from=2026-10-01&to=2026-12-31";
          story.fails(409, head, "POST", CLOSINGS + notOver, "before", 0, "reason", "");
          story.fails(
              403,
              story.office().person("SUPERVISOR"),
              "POST",
              CLOSINGS + QUARTER,
              "before",
              2,
              "reason",
              "x");
          story.fails(401, story.office().nobody(), "GET", CLOSINGS + QUARTER);
          story.fails(403, story.office().person("GUARD"), "GET", CLOSINGS + QUARTER);
          story.fails(422, head, "GET", CLOSINGS + "?from=2026-10-01");
        });
  }

  @Test
  void everybodyReadsWhatWasClosedLastAndWhatWasImproved() throws Exception {
    ContractStory.tell(
        "published",
        story -> {
          Client nobody = story.office().nobody();
          story.fails(404, nobody, "GET", "/api/v1/skm");
          story.fails(404, nobody, "GET", "/api/v1/skm.pdf");
          String newest = "/api/v1/skm/newest";
          assertTrue(story.ok(nobody, "GET", newest).get("published").isNull());
          assertTrue(page(nobody).contains("Belum ada periode"));

          answered(story.office(), "a", 6, 4);
          Client head = story.office().person("HEAD");
          plan(story, head);
          story.ok(head, "POST", CLOSINGS + QUARTER, "before", 0, "reason", "");

          nobody = story.office().nobody();
          JsonNode published = story.ok(nobody, "GET", "/api/v1/skm");
          assertEquals(published, story.ok(nobody, "GET", newest).get("published"));
          assertEquals("94.44", published.get("ikm").asText());
          assertEquals("Triwulan III 2026", published.get("period").asText());
          assertEquals("Kursi <baru> & kipas", published.at("/improved/0").asText());
          story.ok(nobody, "GET", "/api/v1/skm.pdf");
          String page = page(nobody);
          assertTrue(page.contains("94,44"), page);
          assertTrue(page.contains("Kursi &lt;baru&gt; &amp; kipas"), page);
          assertTrue(page.contains("Perempuan 6"), page);
          assertTrue(page.contains(published.get("sha256").asText()), page);
        });
  }

  private static void plan(ContractStory story, Client head) throws Exception {
    String path = "/api/v1/followup" + QUARTER;
    Map<String, Object> activity =
        Map.ofEntries(
            Map.entry("id", "a"),
            Map.entry("unsur", "WAKTU"),
            Map.entry("text", "Menambah kursi"),
            Map.entry("quarters", List.of(4)),
            Map.entry("until", ""),
            Map.entry("owner", "Tata Usaha"),
            Map.entry("state", "DONE"),
            Map.entry("description", "Kursi <baru> & kipas"),
            Map.entry("obstacle", ""),
            Map.entry(
                "next",
                Map.of("strategy", "", "target", "", "owner", "", "stakeholders", "semua")));
    String revision = story.ok(head, "GET", path).get("revision").asText();
    Map<String, Object> plan = Map.of("year", 2026, "activities", List.of(activity));
    story.ok(head, "PUT", path, "revision", revision, "plan", plan);
  }

  private static String page(Client who) throws Exception {
    return new String(who.get("/skm/").response().body(), StandardCharsets.UTF_8);
  }

  /** The signed paper names the figures it was made from. */
  @Test
  void theReportOfAClosedPeriodNamesItsFigures() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      answered(office, "a", 6, 4);
      Client head = office.person("HEAD");
      head.post(CLOSINGS + QUARTER, "before", 0, "reason", "").ok();
      String sum = head.get(CLOSINGS + QUARTER).ok().at("/closings/0/sha256").asText();
      String text = pdf(head, "/api/v1/ikm.pdf" + QUARTER).replace(" ", "");
      assertTrue(text.contains("SHA-256):" + sum), text);
      assertFalse(text.contains("SEMENTARA"), text);
    }
  }

  /** The words of a document, with single spaces. */
  static String pdf(Client who, String path) throws Exception {
    try (PDDocument read = Loader.loadPDF(who.get(path).response().body())) {
      return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
    }
  }
}
