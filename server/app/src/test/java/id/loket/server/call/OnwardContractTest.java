package id.loket.server.call;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class OnwardContractTest {
  private static final String COUNTER = "/api/v1/counters/3/";

  @Test
  void whoIsNotDoneAtALoketFitsTheDescriptionAndSoDoesEveryPictureThatShowsIt() throws Exception {
    ContractStory.tell(
        "onward",
        story -> {
          story.hurry();
          Client guard = story.office().person("GUARD");
          Client kiosk = story.office().screen("KIOSK");
          Client officer = story.office().person("OFFICER");
          story.ok(officer, "POST", COUNTER + "take");
          JsonNode first = story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY");
          String status = "/api/v1/status/" + first.get("token").asText();
          String back = "/api/v1/tickets/" + first.get("id").asText() + "/back";
          story.fails(409, officer, "POST", COUNTER + "rest", "kind", "COPY");
          story.fails(409, guard, "POST", back);
          story.fails(404, guard, "POST", "/api/v1/tickets/2026-01-01-Z-1/back");

          story.ok(officer, "POST", COUNTER + "call-next");
          story.ok(officer, "POST", COUNTER + "rest", "kind", "COPY", "minutes", 10);
          story.picture(officer, "/api/v1/console/live", p -> p.get("resting").size() == 1);
          story.picture(guard, "/api/v1/guard/live", p -> p.get("resting").size() == 1);
          story.picture(
              story.office().screen("BOARD"),
              "/api/v1/hall/live",
              p -> p.at("/away/0/kind").asText().equals("COPY"));
          story.ok(guard, "GET", status);
          story.picture(kiosk, status + "/live", p -> p.at("/rest/kind").asText().equals("COPY"));
          story.ok(kiosk, "POST", back);

          story.ok(officer, "POST", COUNTER + "call-next");
          story.picture(
              officer,
              "/api/v1/console/live",
              p -> p.at("/mine/current/why").asText().equals("BACK"));
          story.ok(officer, "POST", COUNTER + "start");
          story.fails(409, officer, "POST", COUNTER + "send-on", "service", "REENTRY");
          story.fails(404, officer, "POST", COUNTER + "send-on", "service", "X");
          story.ok(
              officer,
              "POST",
              COUNTER + "send-on",
              "service",
              "OPP",
              "finished",
              true,
              "reason",
              "minta pembekalan");
          story.picture(
              officer,
              "/api/v1/console/live",
              p -> p.at("/mine/undo/what").asText().equals("ONWARD"));
          story.picture(kiosk, status + "/live", p -> p.get("elsewhere").asBoolean());
        });
  }
}
