package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.keys.PassingWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is said in the survey is for the head of office, and for a time. */
class SurveyCommentsTest {
  private static final String SAID = "ibu Kenanga-99 nomor 9912345678900001 ramah";
  private static final String PERIOD = "?from=2026-01-01&to=2026-12-31";

  @Test
  void theHeadReadsThemUntilTheyPassAndTheIndexStays() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Visits visits = new Visits(office);
      Client head = office.person("HEAD");
      for (int visit = 1; visit <= 5; visit++) {
        assertEquals(0, comments(head).size(), "too few to be shown");
        String token = visits.surveyOf(visits.serve());
        visits.answer(token, Client.requestId(), Collections.nCopies(9, 3), SAID).expect(204);
      }
      assertEquals(5, comments(head).size());
      assertEquals(SAID, comments(head).get(0).asText());
      assertEquals(List.of(), Footprints.of(office.folder(), "Kenanga-99", "9912345678900001"));
      PassingWords words = new PassingWords(office.server().keys());

      words.passUntil(passed().minusDays(1));
      assertEquals(5, comments(head).size(), "on the last day");
      words.passUntil(passed());

      assertEquals(0, comments(head).size());
      JsonNode index = head.get("/api/v1/ikm" + PERIOD).expect(200);
      assertEquals(5, index.get("respondents").asInt());
      assertEquals("75.00", index.get("ikm").asText());
    }
  }

  @Test
  void tabletDescriptionAndServerAllowTheSameLength() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Visits visits = new Visits(office);
      List<Integer> given = Collections.nCopies(9, 3);
      String token = visits.surveyOf(visits.serve());

      String tooLong = "a".repeat(Answers.COMMENT + 1);
      JsonNode refused = visits.answer(token, Client.requestId(), given, tooLong).expect(422);
      assertEquals(
          "comment: 501 characters; at most 500 are allowed", refused.get("detail").asText());
      String longest = "👍".repeat(Answers.COMMENT);
      visits.answer(token, Client.requestId(), given, longest).expect(204);
    }
    assertEquals(
        List.of("" + Answers.COMMENT),
        numbers("/screens/survey/survey.js", "maxlength=\"(\\d+)\""));
    assertEquals(
        List.of("" + Answers.COMMENT),
        numbers("/openapi/survey.yaml", "comment: .*maxLength: (\\d+)"));
  }

  private static List<String> numbers(String resource, String pattern) throws IOException {
    try (InputStream in = SurveyCommentsTest.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Pattern.compile(pattern).matcher(text).results().map(one -> one.group(1)).toList();
    }
  }

  @Test
  void theSpreadsheetHasThemFromTheFifthRespondentOn() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Visits visits = new Visits(office);
      Client head = office.person("HEAD");
      for (int visit = 1; visit <= 5; visit++) {
        assertFalse(csv(head).contains(SAID), "too few to be shown");
        String token = visits.surveyOf(visits.serve());
        visits.answer(token, Client.requestId(), Collections.nCopies(9, 3), SAID).expect(204);
      }

      assertTrue(csv(head).contains("Saran dan masukan;5\r\n" + SAID), csv(head));
      assertTrue(csv(head).contains("Jenis kelamin;Tidak diisi;5\r\n"), csv(head));
    }
  }

  private static String csv(Client head) throws Exception {
    Client.Reply reply = head.get("/api/v1/ikm.csv" + PERIOD);
    assertEquals(200, reply.status());
    return new String(reply.response().body(), StandardCharsets.UTF_8);
  }

  /** The first day on which nobody can read them. */
  private static LocalDate passed() {
    return WallClock.DAY.plusDays(PassingWords.Kind.COMMENT.days() + 1);
  }

  private static JsonNode comments(Client head) throws Exception {
    return head.get("/api/v1/ikm/comments" + PERIOD).expect(200).get("comments");
  }
}
