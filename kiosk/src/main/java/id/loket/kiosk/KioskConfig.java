package id.loket.kiosk;

import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import id.loket.station.StationDevice;
import id.loket.station.StationPlace;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a kiosk's station has to know: where it stands, and what hangs on its cables. */
public record KioskConfig(StationPlace place, List<StationDevice.Plan> devices) {
  public KioskConfig {
    devices = List.copyOf(devices);
  }

  /** A station in the server's own process, with a printer: no port of its own, no logo. */
  public static KioskConfig inProcess(
      URI server,
      Path data,
      Optional<String> enrolmentCode,
      LinkAddress printer,
      PrinterModel model) {
    return new KioskConfig(
        StationPlace.inProcess(server, data, enrolmentCode),
        List.of(PrinterPlan.usual(printer, model)));
  }

  public KioskConfig with(List<? extends StationDevice.Plan> more) {
    List<StationDevice.Plan> all = new ArrayList<>(devices);
    all.addAll(more);
    return new KioskConfig(place, all);
  }

  public KioskConfig withEnrolmentCode(String code) {
    return new KioskConfig(place.withEnrolmentCode(code), devices);
  }
}
