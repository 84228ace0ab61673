package id.loket.station;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a station stands: what every station has to know, whatever it drives.
 *
 * @param server the server's address, such as {@code http://10.0.0.2:7070}
 * @param data folder of the station's token; made if it isn't there
 * @param enrolmentCode spent at the first start, not needed afterwards
 * @param statusPort of {@code /healthz} and {@code /metrics}; 0 is off
 */
public record StationPlace(
    URI server, Path data, Optional<String> enrolmentCode, String statusHost, int statusPort) {

  /** Of a station in the server's own process: no port of its own. */
  public static StationPlace inProcess(URI server, Path data, Optional<String> enrolmentCode) {
    return new StationPlace(server, data, enrolmentCode, "127.0.0.1", 0);
  }

  public StationPlace withEnrolmentCode(String code) {
    return new StationPlace(server, data, Optional.of(code), statusHost, statusPort);
  }

  /**
   * Whether the station can't enrol: no token lies in its folder, and it was given no code.
   *
   * @throws StationException if the folder can't be written
   */
  public boolean needsCode() throws StationException {
    return enrolmentCode.isEmpty() && new TokenFile(data).read().isEmpty();
  }
}
