package id.loket.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code server.conf}. Every mistake names the file, the line, the key and what is allowed.
 */
final class SettingsFile {
  private static final Set<String> KEYS =
      Set.of("host", "port", "data", "catalogue", "stations.kiosks", "stations.displays");

  private final Config settings;

  private SettingsFile(Config settings) {
    this.settings = settings;
  }

  /**
   * @param server where the office stands
   * @param kiosks settings files of kiosk stations to run in this process
   * @param displays settings files of display stations to run in this process
   */
  record Read(ServerSettings server, List<Path> kiosks, List<Path> displays) {}

  /**
   * @throws IllegalArgumentException with one line that a technician can act on
   */
  static Read read(Path file) {
    try {
      Config settings =
          ConfigFactory.parseFile(
                  file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
              .resolve();
      return new SettingsFile(settings).read();
    } catch (ConfigException.IO e) {
      throw new IllegalArgumentException(
          file + ": can't be read; --print-config prints a sample", e);
    } catch (ConfigException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Read read() {
    for (Map.Entry<String, ConfigValue> entry : settings.entrySet()) {
      if (!KEYS.contains(entry.getKey())) {
        throw wrong(entry.getKey(), "unknown key; allowed are " + KEYS.stream().sorted().toList());
      }
    }
    return new Read(
        new ServerSettings(
            text("host").orElse("0.0.0.0"),
            port(),
            Path.of(text("data").orElseThrow(() -> missing("data", "a writable folder"))),
            text("catalogue").map(Path::of),
            Clock.systemUTC()),
        paths("stations.kiosks"),
        paths("stations.displays"));
  }

  private int port() {
    int port = settings.hasPath("port") ? number("port") : 7070;
    if (port < 1 || port > 65_535) {
      throw wrong("port", port + ": 1-65535 is allowed");
    }
    return port;
  }

  private int number(String key) {
    try {
      return settings.getInt(key);
    } catch (ConfigException.WrongType e) {
      throw wrong(key, settings.getValue(key).render() + ": a number is allowed");
    }
  }

  private Optional<String> text(String key) {
    return settings.hasPath(key) ? Optional.of(settings.getString(key)) : Optional.empty();
  }

  private List<Path> paths(String key) {
    return settings.hasPath(key)
        ? settings.getStringList(key).stream().map(Path::of).toList()
        : List.of();
  }

  private IllegalArgumentException missing(String key, String allowed) {
    return new IllegalArgumentException(
        settings.origin().description() + ": " + key + " is missing; " + allowed + " is needed");
  }

  private IllegalArgumentException wrong(String key, String what) {
    return new IllegalArgumentException(
        settings.getValue(key).origin().description() + ": " + key + ": " + what);
  }
}
