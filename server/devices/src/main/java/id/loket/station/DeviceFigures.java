package id.loket.station;

import id.loket.device.Health;
import id.loket.wire.DeviceReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a station with devices is. A device that is down is the office's concern and doesn't make the
 * program fail; a device whose thread has ended does.
 *
 * @param trouble why it isn't connected; empty where it is
 * @param untold messages that the server has not taken yet
 */
record DeviceFigures(boolean connected, String trouble, int untold, List<StationDevice> devices)
    implements Figures {
  @Override
  public boolean well() {
    return connected && devices.stream().allMatch(StationDevice::isAlive);
  }

  @Override
  public Map<String, Object> health() {
    Map<String, Object> health = new LinkedHashMap<>();
    Figures.line(health, connected, trouble);
    devices.forEach(device -> health.putAll(device.health()));
    health.put("untold", untold);
    health.put("devices", devices.stream().map(device -> seen(device.report())).toList());
    return health;
  }

  private static Map<String, Object> seen(DeviceReport report) {
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("device", report.device());
    seen.put("kind", report.kind());
    seen.put("state", report.state());
    seen.put("health", report.health());
    return seen;
  }

  @Override
  public MetricsText metrics() {
    MetricsText text =
        new MetricsText()
            .gauge("loket_station_connected", "Whether the server's live topic is open.", connected)
            .gauge(
                "loket_station_outcomes_untold",
                "Outcomes that the server has not taken yet.",
                untold)
            .gauge("loket_station_device_health", "1 for the health that a device is in.");
    for (StationDevice device : devices) {
      DeviceReport report = device.report();
      for (Health health : Health.values()) {
        String labels = "{device=\"" + report.device() + "\",health=\"" + health + "\"}";
        text.line("loket_station_device_health" + labels, health == report.health() ? 1 : 0);
      }
    }
    devices.forEach(device -> device.measure(text));
    return text;
  }
}
