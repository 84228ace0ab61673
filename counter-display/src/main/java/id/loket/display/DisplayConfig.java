package id.loket.display;

import id.loket.station.StationPlace;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the station that speaks in the hall has to know.
 *
 * @param clips a folder with the office's own recordings, which go before the built-in clips
 */
public record DisplayConfig(StationPlace place, Optional<Path> clips) {

  /** A station in the server's own process: no port of its own, the built-in clips. */
  public static DisplayConfig inProcess(URI server, Path data, Optional<String> enrolmentCode) {
    return new DisplayConfig(StationPlace.inProcess(server, data, enrolmentCode), Optional.empty());
  }

  public DisplayConfig withEnrolmentCode(String code) {
    return new DisplayConfig(place.withEnrolmentCode(code), clips);
  }
}
