package id.loket.server.directed;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class DirectedContractTest {
  @Test
  void sendingSomebodyWithoutANumberFitsTheDescription() throws Exception {
    ContractStory.tell(
        "directed",
        story -> {
          Client kiosk = story.office().screen("KIOSK");
          Client officer = story.office().person("OFFICER");
          story.ok(officer, "POST", "/api/v1/counters/6/take");

          story.ok(kiosk, "POST", "/api/v1/services/TERKENDALA/directed");

          story.picture(officer, "/api/v1/console/live", p -> p.at("/mine/directed").size() == 1);
          story.fails(409, kiosk, "POST", "/api/v1/services/OPP/directed");
          story.fails(404, kiosk, "POST", "/api/v1/services/NOWHERE/directed");
          story.fails(403, officer, "POST", "/api/v1/services/TERKENDALA/directed");
        });
  }
}
