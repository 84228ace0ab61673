package id.loket.server.lastnumbers;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastNumbersContractTest {
  @Test
  void theQuestionAndItsAnswerFitTheDescription() throws Exception {
    ContractStory.tell(
        "lastnumbers",
        story -> {
          Client guard = story.office().person("GUARD");
          Client kiosk = story.office().screen("KIOSK");
          story.fails(409, guard, "POST", "/api/v1/last-numbers", "serials", Map.of("R", 1));
          story.office().stop();
          Files.delete(story.office().folder().resolve("head"));
          story.office().start();

          JsonNode asked =
              story.picture(guard, "/api/v1/guard/live", p -> !p.get("lastNumbers").isNull());
          story.picture(kiosk, "/api/v1/kiosk/live", p -> p.get("closedReason").isTextual());
          story.picture(guard, "/api/v1/hall/live", p -> p.get("closedReason").isTextual());
          Client officer = story.office().person("OFFICER");
          story.picture(
              officer,
              "/api/v1/console/live",
              p -> p.get("closedReason").asText().equals("NUMBERS"));
          story.fails(409, kiosk, "POST", "/api/v1/tickets", "service", "OPP");
          story.fails(422, guard, "POST", "/api/v1/last-numbers", "serials", Map.of("R", -1));
          story.fails(409, guard, "POST", "/api/v1/last-numbers", "serials", Map.of("R", 1));
          Map<String, Integer> serials = new HashMap<>();
          asked
              .get("lastNumbers")
              .get("numbers")
              .forEach(one -> serials.put(one.get("prefix").asText(), 7));
          story.ok(guard, "POST", "/api/v1/last-numbers", "serials", serials);
          story.picture(guard, "/api/v1/guard/live", p -> p.get("lastNumbers").isNull());
        });
  }
}
