package id.loket.server.day;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class DayContractTest {
  private static final String ANSWER = "/api/v1/day/answer";

  @Test
  void theAnswerFitsTheDescription() throws Exception {
    ContractStory.tell(
        "day",
        story -> {
          Client guard = story.office().person("GUARD");
          story.ok(guard, "GET", "/api/v1/day");
          story.ok(guard, "POST", ANSWER, "right", true);
          story.fails(409, guard, "POST", ANSWER, "right", false);
          story.fails(422, guard, "POST", ANSWER);
        });
  }
}
