package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.keys.PassingWords;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
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

  /** The first day on which nobody can read them. */
  private static LocalDate passed() {
    return WallClock.DAY.plusDays(PassingWords.Kind.COMMENT.days() + 1);
  }

  private static JsonNode comments(Client head) throws Exception {
    return head.get("/api/v1/ikm/comments" + PERIOD).expect(200).get("comments");
  }
}
