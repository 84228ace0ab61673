package id.loket.server.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketContractTest {
  private static final String TICKETS = "/api/v1/tickets";
  private static final String STATUS = "/api/v1/status";
  private static final String COUNTER = "/api/v1/counters/3/";

  @Test
  void theLifeOfANumberFitsTheDescription() throws Exception {
    ContractStory.tell(
        "ticket",
        story -> {
          story.hurry();
          Client station = story.office().screen("STATION");
          String printer = story.ok(station, "GET", "/api/v1/me").at("/device/id").asText();
          Client kiosk = story.office().screen("KIOSK", printer);
          Client guard = story.office().person("GUARD");
          Client phone = story.office().nobody();

          story.picture(kiosk, "/api/v1/kiosk/live");
          JsonNode first = story.ok(kiosk, "POST", TICKETS, "service", "REENTRY", "language", "en");
          JsonNode second =
              story.ok(kiosk, "POST", TICKETS, "service", "REENTRY", "priority", "ELDERLY");
          JsonNode third = story.ok(guard, "POST", TICKETS, "service", "REENTRY");
          story.fails(409, kiosk, "POST", TICKETS, "service", "TERKENDALA");
          story.fails(404, kiosk, "POST", TICKETS, "service", "NOTHING");

          String token = first.get("token").asText();
          story.ok(phone, "GET", STATUS + "/" + token);
          story.picture(phone, STATUS + "/" + token + "/live");
          story.ok(kiosk, "GET", STATUS + "/by-code/" + second.get("shortCode").asText());
          story.fails(404, phone, "GET", STATUS + "/none");

          story.ok(guard, "POST", one(first) + "/reprint");
          story.fails(409, guard, "POST", one(third) + "/reprint");
          story.ok(guard, "POST", one(third) + "/leave");
          story.fails(404, guard, "POST", TICKETS + "/none/leave");
          story.fails(409, guard, "POST", one(first) + "/restore");
          press(story, station);
          missTheCall(story, first);
          story.ok(guard, "POST", one(first) + "/restore");
          together(story, guard, kiosk);
        });
  }

  private static void together(ContractStory story, Client guard, Client kiosk) throws Exception {
    String groups = "/api/v1/groups";
    Object[] three = {
      "requestId", Client.requestId(), "service", "REENTRY", "people", 3, "priority", "ELDERLY"
    };
    JsonNode group = story.ok(guard, "POST", groups, three);
    assertEquals(3, group.get("tickets").size());
    assertEquals(group, story.ok(guard, "POST", groups, three), "the same tap again");
    story.fails(422, guard, "POST", groups, "service", "REENTRY", "people", 21);
    story.fails(422, guard, "POST", groups, "service", "REENTRY", "people", 1);
    story.fails(404, guard, "POST", groups, "service", "NOTHING", "people", 2);
    story.fails(409, guard, "POST", groups, "service", "TERKENDALA", "people", 2);
    story.fails(403, kiosk, "POST", groups, "service", "REENTRY", "people", 2);
  }

  private static void press(ContractStory story, Client station) throws Exception {
    String tickets = "/api/v1/stations/me/tickets";
    story.fails(409, station, "POST", tickets, "service", "REENTRY");
    Map<String, String> printer =
        Map.of("device", "printer", "address", "", "state", "READY", "detail", "");
    station.post("/api/v1/stations/me/state", "devices", List.of(printer)).expect(204);
    story.ok(station, "POST", tickets, "service", "REENTRY");
    JsonNode jobs = story.picture(station, "/api/v1/stations/me/live").get("jobs");
    assertTrue(jobs.toString().contains("R004"), jobs.toString());
    story.fails(404, station, "POST", tickets, "service", "NOTHING");
  }

  private static void missTheCall(ContractStory story, JsonNode ticket) throws Exception {
    Client officer = story.office().person("OFFICER");
    story.ok(officer, "POST", COUNTER + "take");
    String id = ticket.get("id").asText();
    story.ok(officer, "POST", COUNTER + "call", "ticket", id, "reason", "sudah lama menunggu");
    story.ok(officer, "POST", COUNTER + "recall");
    story.ok(officer, "POST", COUNTER + "no-show");
  }

  private static String one(JsonNode ticket) {
    return TICKETS + "/" + ticket.get("id").asText();
  }
}
