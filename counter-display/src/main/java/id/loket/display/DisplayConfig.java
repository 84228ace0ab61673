package id.loket.display;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the station that speaks in the hall has to know.
 *
 * @param server the server's address, such as {@code http://10.0.0.2:7070}
 * @param data folder of the station's token; made if it isn't there
 * @param enrolmentCode spent at the first start, not needed afterwards
 * @param clips a folder with the office's own recordings, which go before the built-in clips
 * @param statusPort of {@code /healthz} and {@code /metrics}; 0 is off
 */
public record DisplayConfig(
    URI server,
    Path data,
    Optional<String> enrolmentCode,
    Optional<Path> clips,
    String statusHost,
    int statusPort) {

  /** A station in the server's own process: no port of its own, the built-in clips. */
  public static DisplayConfig inProcess(URI server, Path data, Optional<String> enrolmentCode) {
    return new DisplayConfig(server, data, enrolmentCode, Optional.empty(), "127.0.0.1", 0);
  }
}
