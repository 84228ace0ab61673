package id.loket.server.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.OfficeUnderTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A station that was updated before its server says more than the server knows, and in words that
 * it doesn't know; it works on all the same. The other way round it is {@link OldStationTest}.
 */
class NewerStationTest {
  private static final String ME = "/api/v1/stations/me";

  @Test
  void itIsHeardAndPrintsForAnOlderServer() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client station = office.screen("STATION");
      String id = station.get("/api/v1/me").expect(200).at("/device/id").asText();
      Client kiosk = office.screen("KIOSK", id);
      Map<String, Object> scale =
          Map.of(
              "device", "scale",
              "kind", "SCALE",
              "address", "usb:1",
              "state", "TARED",
              "health", "TIRED",
              "detail", "",
              "grams", 12);

      station.post(ME + "/state", "devices", List.of(scale), "uptime", 5).expect(204);
      kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
      JsonNode jobs =
          station.picture(ME + "/live", picture -> picture.path("jobs").size() > 0).get("jobs");
      String job = ME + "/jobs/" + jobs.get(0).get("id").asText();
      station.post(job + "/sending", "copies", 2).expect(204);
      Object[] outcome = {
        "result", "NOT_PRINTED", "reason", "INK_OUT", "inkSent", false, "millimetres", 0
      };
      station.post(job + "/outcome", outcome).expect(204);

      JsonNode journal = office.person("HEAD").get("/api/v1/journal").expect(200);
      assertEquals("NOT_PRINTED", last(journal, "SlipNoted").at("/values/state").asText());
      assertEquals("SCALE", last(journal, "DeviceChanged").at("/values/kind").asText());
      assertEquals("DOWN", last(journal, "DeviceChanged").at("/values/health").asText());
    }
  }

  private static JsonNode last(JsonNode journal, String kind) {
    JsonNode last = null;
    for (JsonNode row : journal.get("rows")) {
      last = row.get("kind").asText().equals(kind) ? row : last;
    }
    return last;
  }
}
