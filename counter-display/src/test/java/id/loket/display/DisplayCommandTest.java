package id.loket.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.station.StationCommand;
import id.loket.station.StationCommandKit;
import id.loket.station.StationPlace;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayCommandTest extends StationCommandKit<DisplayConfig> {
  @Override
  protected StationCommand<DisplayConfig> command() {
    return new DisplayCommand();
  }

  @Override
  protected String name() {
    return "loket-display";
  }

  @Override
  protected StationPlace place(DisplayConfig settings) {
    return settings.place();
  }

  @Test
  void theSampleSpeaksWithTheBuiltInClips() throws Exception {
    assertEquals(Optional.empty(), read(run("--print-config").out()).clips());
  }

  @Test
  void everySettingThatTheSampleNamesHoldsWhatItSays() throws Exception {
    DisplayConfig read =
        read(
            run("--print-config")
                .out()
                .replaceAll("(?m)^( *)# ([a-z-]+ = .*)$", "$1$2")
                .replace("/etc/loket/clips", folder.toString()));

    assertEquals(Optional.of(folder), read.clips());
    assertEquals(Optional.of("XXXXXXXXXX"), read.place().enrolmentCode());
    assertEquals("127.0.0.1", read.place().statusHost());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "voice.clip = x          | voice.clip  | allowed here: [clips]",
        "voice.clips = \"/no/x\" | voice.clips | a folder with recordings",
        "voice = x               | voice       | a group { ... } is allowed"
      })
  void aWrongVoiceSettingIsNamed(String setting, String key, String allowed) throws IOException {
    assertRefused(setting, key, allowed);
  }
}
