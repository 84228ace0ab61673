package id.loket.server.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StationContractTest {
  private static final String ME = "/api/v1/stations/me";
  private static final Map<String, String> PRINTER =
      Map.of(
          "device", "printer",
          "address", "tcp://10.0.0.7:9100",
          "state", "PAPER_OUT",
          "detail", "");

  @Test
  void theWorkOfAStationFitsTheDescription() throws Exception {
    ContractStory.tell(
        "station",
        story -> {
          Client station = story.office().screen("STATION");
          String id = story.ok(station, "GET", "/api/v1/me").at("/device/id").asText();
          Client kiosk = story.office().screen("KIOSK", id);
          story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY");
          story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY");

          JsonNode jobs = story.picture(station, ME + "/live").get("jobs");
          assertEquals(2, jobs.size());
          String job = ME + "/jobs/" + jobs.get(0).get("id").asText();
          story.ok(station, "POST", ME + "/state", "devices", List.of(PRINTER));
          story.ok(station, "POST", job + "/sending");
          Object[] outcome = {"result", "NOT_PRINTED", "reason", "PAPER_OUT", "inkSent", false};
          story.ok(station, "POST", job + "/outcome", outcome);
          story.fails(409, station, "POST", ME + "/jobs/none/sending");
        });
  }
}
