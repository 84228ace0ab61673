package id.loket.display;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.io.File;
import java.net.URI;
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

  private final File file;
  private final Config settings;

  private DisplaySettings(File file, Config settings) {
    this.file = file;
    this.settings = settings;
  }

  public static DisplayConfig read(Path path) throws StationException {
    File file = path.toFile();
    try {
      Config settings =
          ConfigFactory.parseFile(file, ConfigParseOptions.defaults().setAllowMissing(false))
              .resolve();
      DisplaySettings reader = new DisplaySettings(file, settings);
      reader.refuseUnknownKeys("", settings.root());
      return reader.config();
    } catch (ConfigException.IO e) {
      throw new StationException(file + ": can't be read; --print-config prints a sample", e);
    } catch (ConfigException e) {
      throw new StationException(e.getMessage(), e);
    }
  }

  private DisplayConfig config() throws StationException {
    return new DisplayConfig(
        server(),
        Path.of(text("data", "a folder that the station may write to")),
        optionalText("enrolment-code"),
        clips(),
        optionalText("status.host").orElse("127.0.0.1"),
        number("status.port", 0, 0, 65_535));
  }

  private URI server() throws StationException {
    String allowed = "an address such as http://10.0.0.2:7070 is allowed";
    String text = text("server", allowed);
    try {
      URI uri = URI.create(text);
      boolean usable =
          ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
              && uri.getHost() != null;
      if (usable) {
        return uri;
      }
      throw wrong("server", "\"" + text + "\": " + allowed);
    } catch (IllegalArgumentException e) {
      throw wrong("server", "\"" + text + "\": " + allowed);
    }
  }

  private Optional<Path> clips() throws StationException {
    Optional<Path> folder = optionalText("voice.clips").map(Path::of);
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw wrong(
          "voice.clips", "\"" + folder.get() + "\": a folder with recordings (.wav) is allowed");
    }
    return folder;
  }

  private String text(String key, String allowed) throws StationException {
    return optionalText(key).orElseThrow(() -> wrong(key, "missing; " + allowed));
  }

  private Optional<String> optionalText(String key) throws StationException {
    if (!settings.hasPath(key)) {
      return Optional.empty();
    }
    try {
      String value = settings.getString(key).strip();
      return value.isEmpty() ? Optional.empty() : Optional.of(value);
    } catch (ConfigException e) {
      throw wrong(key, "a text is allowed");
    }
  }

  private int number(String key, int usual, int lowest, int highest) throws StationException {
    if (!settings.hasPath(key)) {
      return usual;
    }
    String allowed =
        lowest == Integer.MIN_VALUE
            ? "a number is allowed"
            : lowest + "-" + highest + " is allowed";
    try {
      int value = settings.getInt(key);
      if (value >= lowest && value <= highest) {
        return value;
      }
      throw wrong(key, value + ": " + allowed);
    } catch (ConfigException e) {
      throw wrong(key, "\"" + raw(key) + "\": " + allowed);
    }
  }

  private Object raw(String key) {
    return settings.getValue(key).unwrapped();
  }

  private void refuseUnknownKeys(String path, ConfigObject object) throws StationException {
    List<String> allowed = ALLOWED_KEYS.get(path);
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      if (!allowed.contains(entry.getKey())) {
        throw wrong(key, entry.getValue(), "unknown key; allowed here: " + allowed);
      }
      boolean group = ALLOWED_KEYS.containsKey(key);
      if (group && !(entry.getValue() instanceof ConfigObject)) {
        throw wrong(key, entry.getValue(), "a group { ... } is allowed");
      }
      if (group) {
        refuseUnknownKeys(key, (ConfigObject) entry.getValue());
      }
    }
  }

  private StationException wrong(String key, String what) {
    return settings.hasPath(key)
        ? wrong(key, settings.getValue(key), what)
        : new StationException(file + ": " + key + ": " + what);
  }

  private StationException wrong(String key, ConfigValue value, String what) {
    int line = value.origin().lineNumber();
    String where = line > 0 ? ": line " + line : "";
    return new StationException(file + where + ": " + key + ": " + what);
  }
}
