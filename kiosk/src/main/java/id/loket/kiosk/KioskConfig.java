package id.loket.kiosk;

import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import id.loket.station.StationPlace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a kiosk's station has to know.
 *
 * @param logo a picture for the head of each slip
 * @param patience how long a slip waits for a printer that is out of order, before the visitor is
 *     told to photograph the number; a slip is never begun after its own validity
 */
public record KioskConfig(
    StationPlace place,
    LinkAddress printer,
    PrinterModel model,
    Optional<Path> logo,
    Duration patience) {

  /** How long a slip waits for its printer unless the settings say otherwise. */
  public static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);

  /** A station in the server's own process: no port of its own, no logo. */
  public static KioskConfig inProcess(
      URI server,
      Path data,
      Optional<String> enrolmentCode,
      LinkAddress printer,
      PrinterModel model) {
    return new KioskConfig(
        StationPlace.inProcess(server, data, enrolmentCode),
        printer,
        model,
        Optional.empty(),
        USUAL_PATIENCE);
  }

  public KioskConfig withEnrolmentCode(String code) {
    return new KioskConfig(place.withEnrolmentCode(code), printer, model, logo, patience);
  }
}
