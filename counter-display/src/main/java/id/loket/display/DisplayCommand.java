package id.loket.display;

import id.loket.doctor.Probe;
import id.loket.station.Station;
import id.loket.station.StationCommand;
import id.loket.station.StationException;
import id.loket.station.StationPlace;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** The command line of the station that speaks in the hall. */
@Command(
    name = "loket-display",
    description = "Speaks the calls of the hall where no browser may, and tells the server so.",
    mixinStandardHelpOptions = true,
    version = "loket-display 0.1.0",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 stopped in good order, 1 can't start now, 2 wrong command line or settings:",
      "a person has to change them.",
      "A first start needs an enrolment code of kind BOARD from the administrator's page."
    })
final class DisplayCommand extends StationCommand<DisplayConfig> {
  @Override
  protected DisplayConfig read(Path file) throws StationException {
    return DisplaySettings.read(file);
  }

  @Override
  protected DisplayConfig withEnrolmentCode(DisplayConfig settings, String code) {
    return settings.withEnrolmentCode(code);
  }

  @Override
  protected Station start(DisplayConfig settings) throws StationException {
    return DisplayStation.start(settings);
  }

  @Override
  protected StationPlace place(DisplayConfig settings) {
    return settings.place();
  }

  /** The loudspeaker is looked for, and stays silent. */
  @Override
  protected List<Probe> probes(DisplayConfig settings) {
    return List.of(Probe.of("", "sound", SoundCard.KIND, () -> SoundCard.look(settings.clips())));
  }
}
