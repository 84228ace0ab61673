package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one device of a station.
 *
 * @param state a name such as {@code PAPER_OUT}; {@code STATION_LOST} if its station is silent
 * @param kind as it was told; empty from the time when every device was a printer
 * @param health as it was told; empty from the same
 */
public record DeviceState(
    String station,
    String device,
    String state,
    String detail,
    Instant since,
    Optional<String> kind,
    Optional<String> health) {
  public String key() {
    return key(station, device);
  }

  static String key(String station, String device) {
    return station + "/" + device;
  }
}
