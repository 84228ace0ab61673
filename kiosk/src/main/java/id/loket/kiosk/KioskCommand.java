package id.loket.kiosk;

import id.loket.doctor.Probe;
import id.loket.station.DeviceBlock;
import id.loket.station.Station;
import id.loket.station.StationCommand;
import id.loket.station.StationDevice;
import id.loket.station.StationException;
import id.loket.station.StationPlace;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** The command line of the kiosk's station. */
@Command(
    name = "loket-kiosk",
    description = "Prints the slips of one kiosk and tells the server how its devices are.",
    mixinStandardHelpOptions = true,
    version = "loket-kiosk 0.1.0",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 stopped in good order, 1 can't start now, 2 wrong command line or settings:",
      "a person has to change them.",
      "A first start needs an enrolment code of kind STATION from the administrator's page."
    })
final class KioskCommand extends StationCommand<KioskConfig> {
  @Override
  protected KioskConfig read(Path file) throws StationException {
    return KioskSettings.read(file);
  }

  @Override
  protected KioskConfig withEnrolmentCode(KioskConfig settings, String code) {
    return settings.withEnrolmentCode(code);
  }

  @Override
  protected Station start(KioskConfig settings) throws StationException {
    return KioskStation.start(settings);
  }

  @Override
  protected List<DeviceBlock> deviceBlocks() {
    return KioskSettings.DEVICES;
  }

  @Override
  protected StationPlace place(KioskConfig settings) {
    return settings.place();
  }

  @Override
  protected List<Probe> probes(KioskConfig settings) {
    return settings.devices().stream().map(StationDevice.Plan::probe).toList();
  }
}
