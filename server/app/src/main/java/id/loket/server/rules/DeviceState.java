package id.loket.server.rules;

import java.time.Instant;

/**
 * What is known of one device of a station.
 *
 * @param state a name such as {@code PAPER_OUT}; {@code STATION_LOST} if its station is silent
 */
public record DeviceState(
    String station, String device, String state, String detail, Instant since) {
  public String key() {
    return key(station, device);
  }

  static String key(String station, String device) {
    return station + "/" + device;
  }
}
