package id.loket.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which office a command reads, running or not; nothing is written there. */
final class OfficeFolder {
  private static final Path SETTINGS = Path.of("/etc/loket/server.conf");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The office's settings; /etc/loket/server.conf if both are left out.")
  private Path config;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Another data folder than that of the settings.")
  private Path data;

  /** Those of the file that is named, or of the usual one, where there is one. */
  Optional<ServerSettings> settings() {
    Path file = config == null && data == null ? SETTINGS : config;
    return file == null || (config == null && !Files.exists(file))
        ? Optional.empty()
        : Optional.of(SettingsFile.open(file).read().server());
  }

  /**
   * @param settings as {@link #settings} has given them
   * @throws IllegalArgumentException if neither tells a folder, or what is written would lie in it
   */
  Path apartFrom(Path out, Optional<ServerSettings> settings) {
    Path folder =
        Optional.ofNullable(data)
            .or(() -> settings.map(ServerSettings::data))
            .orElseThrow(
                () -> new IllegalArgumentException("--config FILE or --data FOLDER is missing"));
    Path whole = folder.toAbsolutePath().normalize();
    if (out.toAbsolutePath().normalize().startsWith(whole)) {
      throw new IllegalArgumentException(
          "--out " + out + ": a place outside of the office's folder (" + folder + ") is allowed");
    }
    return folder;
  }
}
