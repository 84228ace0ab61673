package id.loket.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NarrativeContractTest {
  private static final String QUARTER = "?from=2026-07-01&to=2026-09-30";
  private static final String WORDS = "/api/v1/ikm/narrative" + QUARTER;

  @Test
  void theReportSaysWhatTheHeadWroteWithTheFiguresOfThePeriod() throws Exception {
    ContractStory.tell(
        "narrative",
        story -> {
          Client head = story.office().person("HEAD");
          story.fails(404, head, "GET", WORDS);
          ClosedPeriodTest.answered(story.office(), "a", 6, 4);
          head = story.office().person("HEAD");
          JsonNode standard = story.ok(head, "GET", WORDS);
          assertEquals(5, standard.get("passages").size());
          assertTrue(standard.at("/passages/3/words").isNull());
          String revision = standard.get("revision").asText();

          story.ok(head, "PUT", WORDS, wish(revision, "Indeks kantor ini {ikm}, bukan 12,5."));
          JsonNode own = story.ok(head, "GET", WORDS);
          assertEquals("[\"12,5\"]", own.at("/passages/3/typed").toString());
          String printed = ClosedPeriodTest.pdf(head, "/api/v1/ikm.pdf" + QUARTER);
          assertTrue(printed.contains("Indeks kantor ini 94,44, bukan 12,5."), printed);

          story.fails(409, head, "PUT", WORDS, wish(revision, "Yang lain"));
          story.fails(422, head, "PUT", WORDS, wish(own.get("revision").asText(), "{indeks}"));
          story.fails(422, head, "GET", "/api/v1/ikm/narrative?from=2026-07-01");
          story.ok(head, "PUT", WORDS, wish(own.get("revision").asText(), ""));
          assertFalse(
              ClosedPeriodTest.pdf(head, "/api/v1/ikm.pdf" + QUARTER)
                  .contains("Indeks kantor ini"));
          story.fails(401, story.office().nobody(), "GET", WORDS);
          story.fails(403, story.office().person("OFFICER"), "GET", WORDS);
          story.fails(403, story.office().person("INSPECTOR"), "PUT", WORDS, wish(revision, ""));
        });
  }

  private static Object[] wish(String revision, String words) {
    return new Object[] {"revision", revision, "words", Map.of("ANALYSIS", words)};
  }
}
