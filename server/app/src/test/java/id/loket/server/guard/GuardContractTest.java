package id.loket.server.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardContractTest {
  private static final String GUARD = "/api/v1/guard/live";
  private static final String KIOSK = "/api/v1/kiosk/live";
  private static final String HELP = "/api/v1/help-calls";

  @Test
  void whatTheGuardSeesAndDoesFitsTheDescription() throws Exception {
    ContractStory.tell(
        "guard",
        story -> {
          Client kiosk = story.office().screen("KIOSK");
          Client guard = story.office().person("GUARD");
          Client board = story.office().screen("BOARD");
          story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY");
          Map<String, String> printer = Map.of("device", "printer", "state", "PAPER_OUT");
          Client station = story.office().screen("STATION");
          story.ok(station, "POST", "/api/v1/stations/me/state", "devices", List.of(printer));

          story.fails(422, kiosk, "POST", HELP, "page", "Siti 9999010101010001");
          story.ok(kiosk, "POST", HELP, "page", "guestName");
          JsonNode seen = story.picture(guard, GUARD, p -> p.get("helpCalls").size() == 1);
          assertEquals("guestName", seen.at("/helpCalls/0/page").asText());
          assertEquals(1, seen.get("printers").size());
          assertEquals(1, seen.get("waiting").size());
          story.picture(kiosk, KIOSK, p -> !p.get("help").isNull());
          story.ok(guard, "POST", HELP + "/" + seen.at("/helpCalls/0/id").asText() + "/answer");
          story.fails(404, guard, "POST", HELP + "/none/answer");
          story.picture(board, "/api/v1/hall/live");
          story.picture(guard, GUARD, p -> p.get("boards").size() == 1);
          story.ok(guard, "POST", "/api/v1/groups", "service", "REENTRY", "people", 2);
          JsonNode three = story.picture(guard, GUARD, p -> p.get("waiting").size() == 3);
          assertTrue(three.at("/waiting/0/group").isNull());
          String first = three.at("/waiting/1/number").asText();
          assertEquals(first, three.at("/waiting/1/group").asText());
          assertEquals(first, three.at("/waiting/2/group").asText());
        });
  }
}
