package id.loket.server.closing;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class ClosingContractTest {
  @Test
  void closingOutOfTurnFitsTheDescriptionAndSoDoesEveryPictureThatShowsIt() throws Exception {
    ContractStory.tell(
        "closing",
        story -> {
          Client guard = story.office().person("GUARD");
          Client kiosk = story.office().screen("KIOSK");
          String token =
              story.ok(kiosk, "POST", "/api/v1/tickets", "service", "OPP").get("token").asText();

          story.ok(guard, "POST", "/api/v1/closings", "service", "OPP", "reason", "listrik padam");
          story.ok(guard, "POST", "/api/v1/closings", "from", "23:59", "reason", "banjir");

          story.picture(kiosk, "/api/v1/kiosk/live", p -> p.get("closings").size() == 2);
          story.picture(guard, "/api/v1/guard/live", p -> p.get("closings").size() == 2);
          story.picture(guard, "/api/v1/hall/live", p -> p.get("closings").size() == 2);
          story.ok(guard, "GET", "/api/v1/status/" + token);
          story.picture(kiosk, "/api/v1/status/" + token + "/live");
          story.fails(409, kiosk, "POST", "/api/v1/tickets", "service", "OPP");
          story.fails(404, guard, "POST", "/api/v1/closings", "service", "X", "reason", "banjir");
          story.ok(guard, "POST", "/api/v1/closings/lift", "service", "OPP");
        });
  }
}
