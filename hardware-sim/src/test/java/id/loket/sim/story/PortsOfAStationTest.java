package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.kiosk.KioskSettings;
import id.loket.kiosk.KioskStation;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import id.loket.station.Station;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A technician reads on the list what keeps a device's port from being used, whatever hangs there.
 */
class PortsOfAStationTest {
  /** PORT stands for a file of its own. */
  private static final List<String> DEVICES =
      List.of(
          "printer.address = \"serial:PORT?baud=9600\"",
          "lamps = [ { counter = 3, address = \"modbus:PORT?baud=9600&unit=1&coil=0\" } ]",
          "buttons = [ { counter = 3, address = \"modbus:PORT?baud=9600&unit=1&input=0\" } ]",
          "ticket-buttons = [ { service = OPP, address ="
              + " \"modbus:PORT?baud=9600&unit=1&input=0\" } ]",
          "call-pads = [ { counter = 3, address = \"serial:PORT?baud=9600\" } ]",
          "signs = [ { counter = 3, model = cd5220, address = \"serial:PORT?baud=9600\" } ]",
          "fingerprints = [ { counter = 3, address = \"serial:PORT?baud=57600\" } ]");

  @TempDir private Path folder;

  @Test
  void eachThatIsNotPluggedInIsSaidToBeSoOnTheListAndTheGuardIsTold() throws Exception {
    StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
    List<VirtualSerialPort> ports = new ArrayList<>();
    StringBuilder settings =
        new StringBuilder("server = \"" + office.address() + "\"\n")
            .append("data = \"" + office.stationFolder() + "\"\n");
    for (String device : DEVICES) {
      Path file = folder.resolve("port" + ports.size());
      VirtualSerialPort port = VirtualSerialPort.open(file, Framing.of("9600 8N1"));
      port.unplug();
      ports.add(port);
      settings.append(device.replace("PORT", file.toString())).append('\n');
    }
    Path conf = Files.writeString(folder.resolve("kiosk.conf"), settings);

    try (Station station = KioskStation.start(KioskSettings.read(conf))) {
      JsonNode list =
          office
              .administrator()
              .picture("/api/v1/health/live", one -> missing(one).size() == DEVICES.size());
      assertTrue(station.isConnected());
      missing(list).forEach(row -> assertTrue(row.contains(" tidak terpasang"), row));
      office
          .guard()
          .picture(
              "/api/v1/guard/live", one -> one.findValuesAsText("state").contains("PORT_MISSING"));
    } finally {
      ports.forEach(VirtualSerialPort::close);
      office.close();
    }
  }

  private static List<String> missing(JsonNode list) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : list.get("checks")) {
      if (row.path("cause").asText().endsWith(".PORT_MISSING")) {
        rows.add(row.path("what").asText());
      }
    }
    return rows;
  }
}
