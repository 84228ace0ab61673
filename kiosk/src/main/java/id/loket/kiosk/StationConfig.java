package id.loket.kiosk;

import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a kiosk's station has to know.
 *
 * @param server the server's address, such as {@code http://10.0.0.2:7070}
 * @param data folder of the station's token; made if it isn't there
 * @param enrolmentCode spent at the first start, not needed afterwards
 * @param logo a picture for the head of each slip
 * @param patience how long a slip waits for a printer that is out of order, before the visitor is
 *     told to photograph the number; a slip is never begun after its own validity
 * @param statusPort of {@code /healthz} and {@code /metrics}; 0 is off
 */
public record StationConfig(
    URI server,
    Path data,
    Optional<String> enrolmentCode,
    LinkAddress printer,
    PrinterModel model,
    Optional<Path> logo,
    Duration patience,
    String statusHost,
    int statusPort) {

  /** How long a slip waits for its printer unless the settings say otherwise. */
  public static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);

  /** A station in the server's own process: no port of its own, no logo. */
  public static StationConfig inProcess(
      URI server,
      Path data,
      Optional<String> enrolmentCode,
      LinkAddress printer,
      PrinterModel model) {
    return new StationConfig(
        server,
        data,
        enrolmentCode,
        printer,
        model,
        Optional.empty(),
        USUAL_PATIENCE,
        "127.0.0.1",
        0);
  }
}
