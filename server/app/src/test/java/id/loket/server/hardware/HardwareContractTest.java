package id.loket.server.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HardwareContractTest {
  private static final String HARDWARE = "/api/v1/hardware";

  @Test
  void theListOfDevicesAndTheHistoryOfOneFitTheDescription() throws Exception {
    ContractStory.tell(
        "hardware",
        story -> {
          Client station = story.office().screen("STATION");
          String id = story.ok(station, "GET", "/api/v1/me").at("/device/id").asText();
          Client technician = story.office().person("TECHNICIAN");
          story.ok(technician, "GET", HARDWARE);

          story.ok(
              station,
              "POST",
              "/api/v1/stations/me/state",
              "devices",
              List.of(
                  Map.of(
                      "device", "lamp-3",
                      "kind", "LAMP",
                      "address", "modbus://10.0.0.7:502?unit=1&coil=2",
                      "state", "UNREACHABLE",
                      "health", "DOWN",
                      "detail", "")));
          JsonNode lamp = story.ok(technician, "GET", HARDWARE).at("/devices/0");
          assertEquals("modbus://10.0.0.7:502?unit=1&coil=2", lamp.get("address").asText());
          DeviceHistoryTest.awaitChanges(technician, id, "lamp-3", 1);
          story.ok(technician, "GET", HARDWARE + "/" + id + "/lamp-3");
          story.fails(404, technician, "GET", HARDWARE + "/" + id + "/lamp-4");
          story.fails(403, story.office().person("GUARD"), "GET", HARDWARE);
        });
  }
}
