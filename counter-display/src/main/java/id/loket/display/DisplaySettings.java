package id.loket.display;

import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a settings file. Every mistake stops the start with the file, the line, the key and what is
 * allowed there.
 */
public final class DisplaySettings {
  private static final Map<String, List<String>> ALLOWED_KEYS =
      Map.of(
          "", List.of("server", "data", "enrolment-code", "voice", "status"),
          "voice", List.of("clips"),
          "status", List.of("host", "port"));

  private final SettingsReader settings;

  private DisplaySettings(SettingsReader settings) {
    this.settings = settings;
  }

  public static DisplayConfig read(Path file) throws StationException {
    return new DisplaySettings(SettingsReader.open(file, ALLOWED_KEYS)).config();
  }

  private DisplayConfig config() throws StationException {
    return new DisplayConfig(settings.place(), clips());
  }

  private Optional<Path> clips() throws StationException {
    Optional<Path> folder = settings.optionalText("voice.clips").map(Path::of);
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw settings.wrong(
          "voice.clips", "\"" + folder.get() + "\": a folder with recordings (.wav) is allowed");
    }
    return folder;
  }
}
