package id.loket.server.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class FinderContractTest {
  @Test
  void everybodyMayReadTheQuestions() throws Exception {
    ContractStory.tell(
        "finder",
        story -> {
          JsonNode read = story.ok(story.office().nobody(), "GET", "/api/v1/finder");
          assertEquals("start", read.at("/questions/0/key").asText());
          assertEquals("leaving", read.at("/questions/0/choices/0/question").asText());
          assertEquals("INFORMASI", read.at("/questions/0/choices/3/services/0").asText());
        });
  }
}
