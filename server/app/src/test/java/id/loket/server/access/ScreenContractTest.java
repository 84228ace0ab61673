package id.loket.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenContractTest {
  private static final String CODES = "/api/v1/enrolment-codes";
  private static final String ENROL = "/api/v1/enrol";
  private static final String DEVICES = "/api/v1/devices";

  @Test
  void enrollingAndRevokingScreensFitsTheDescription() throws Exception {
    ContractStory.tell(
        "screen",
        story -> {
          Client admin = story.office().administrator();

          String station = enrolled(story, "STATION", null);
          for (String kind : List.of("KIOSK", "BOARD", "TABLET", "SIGN", "DESK")) {
            enrolled(story, kind, station);
          }
          story.fails(403, story.office().nobody(), "POST", ENROL, "code", "0000000000");
          story.fails(422, admin, "POST", CODES, "kind", "LIFT", "name", "x");
          story.ok(admin, "GET", DEVICES);
          story.fails(409, admin, "POST", DEVICES + "/" + station + "/revoke");
          story.ok(admin, "POST", DEVICES + "/" + station + "/revoke", "anyway", true);
          story.ok(admin, "GET", DEVICES);
        });
  }

  /** A code is good for one kind; its id. */
  private static String enrolled(ContractStory story, String kind, String printer)
      throws Exception {
    Client admin = story.office().administrator();
    Client screen = story.office().nobody();
    Object[] wish = {"kind", kind, "name", kind + " 1", "counters", List.of(), "printer", printer};
    String code = story.ok(admin, "POST", CODES, wish).get("code").asText();
    String other = kind.equals("DESK") ? "KIOSK" : "DESK";
    story.fails(409, screen, "POST", ENROL, "code", code, "kind", other);
    JsonNode made = story.ok(screen, "POST", ENROL, "code", code, "kind", kind);
    return made.at("/device/id").asText();
  }
}
