package id.loket.station;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import id.loket.doctor.Examples;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A settings file, read key by key. Every mistake is a {@link StationException} of one line with
 * the file, the line, the key and what is allowed there.
 */
public final class SettingsReader {
  private static final List<String> SECRETS = List.of("enrolment-code", "password", "user");

  private final File file;

  /** What stands before each key in a message: empty for the file, "lamps[0]." for an entry. */
  private final String place;

  private final Config settings;

  private SettingsReader(File file, String place, Config settings) {
    this.file = file;
    this.place = place;
    this.settings = settings;
  }

  /**
   * Reads the file and refuses what it doesn't know.
   *
   * @param allowedKeys the keys of each group by the group's path; the outermost is ""
   */
  public static SettingsReader open(Path path, Map<String, List<String>> allowedKeys)
      throws StationException {
    SettingsReader reader = any(path);
    try {
      reader.refuseUnknownKeys("", reader.settings.root(), allowedKeys);
      return reader;
    } catch (ConfigException e) {
      throw notUnderstood(path.toFile(), e);
    }
  }

  /** Reads the file whatever its keys are. */
  public static SettingsReader any(Path path) throws StationException {
    File file = path.toFile();
    try {
      return new SettingsReader(
          file,
          "",
          ConfigFactory.parseFile(file, ConfigParseOptions.defaults().setAllowMissing(false))
              .resolve());
    } catch (ConfigException.IO e) {
      throw new StationException(file + ": can't be read; --print-config prints a sample", e);
    } catch (ConfigException e) {
      throw notUnderstood(file, e);
    }
  }

  /** The library's own words about the file's grammar, with our way of naming the place. */
  private static StationException notUnderstood(File file, ConfigException e) {
    String message = e.getMessage().replaceAll("\\s*\\R\\s*", " ");
    if (e.origin() == null || e.origin().lineNumber() < 1) {
      return new StationException(file + ": " + message, e);
    }
    String what = message.replace(e.origin().description() + ": ", "");
    return new StationException(file + ": line " + e.origin().lineNumber() + ": " + what, e);
  }

  /**
   * Whose texts are no true values, by their path: what a sample or a manual says in their place.
   * Addresses of devices are not among them; the look at the device tells.
   */
  public List<String> placeholders() {
    return leaves().entrySet().stream()
        .filter(one -> !one.getKey().endsWith(".address"))
        .filter(one -> Examples.isPlaceholder(one.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Values that nobody else may see; a user's name alone opens nothing. */
  public List<String> secrets() {
    return leaves().entrySet().stream()
        .filter(one -> isSecret(one.getKey()) && !one.getKey().endsWith("user"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** All that is set, line by line, for somebody who may not see what is secret. */
  public List<String> withoutSecrets() {
    return leaves().entrySet().stream()
        .map(one -> one.getKey() + " = " + (isSecret(one.getKey()) ? "***" : one.getValue()))
        .toList();
  }

  private static boolean isSecret(String path) {
    return SECRETS.contains(path.replaceFirst("^.*\\.", ""));
  }

  /** By their path, in its order. */
  private Map<String, String> leaves() {
    Map<String, String> leaves = new TreeMap<>();
    gather("", settings.root(), leaves);
    return leaves;
  }

  private static void gather(String path, ConfigValue value, Map<String, String> leaves) {
    if (value instanceof ConfigObject object) {
      object.forEach((key, one) -> gather(path.isEmpty() ? key : path + "." + key, one, leaves));
    } else if (value instanceof ConfigList list) {
      for (int i = 0; i < list.size(); i++) {
        gather(path + "[" + i + "]", list.get(i), leaves);
      }
    } else {
      leaves.put(path, String.valueOf(value.unwrapped()));
    }
  }

  /** The keys that every station has: server, data, enrolment-code, status.host and status.port. */
  public StationPlace place() throws StationException {
    return new StationPlace(
        server(),
        Path.of(text("data", "a folder that the station may write to")),
        optionalText("enrolment-code"),
        optionalText("status.host").orElse("127.0.0.1"),
        number("status.port", 0, 0, 65_535));
  }

  public URI server() throws StationException {
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

  /**
   * @param allowed said where the key is missing
   */
  public String text(String key, String allowed) throws StationException {
    return optionalText(key).orElseThrow(() -> wrong(key, "missing; " + allowed));
  }

  /** None where the key is missing or its text is blank. */
  public Optional<String> optionalText(String key) throws StationException {
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

  /** Empty where the key is missing. */
  public List<Path> paths(String key) throws StationException {
    try {
      return settings.hasPath(key)
          ? settings.getStringList(key).stream().map(Path::of).toList()
          : List.of();
    } catch (ConfigException e) {
      throw wrong(key, "a list of files is allowed, such as [\"/etc/loket/kiosk.conf\"]");
    }
  }

  /**
   * Empty where the key is missing.
   *
   * @param allowed said where it is no list of texts
   */
  public List<String> texts(String key, String allowed) throws StationException {
    try {
      return settings.hasPath(key) ? settings.getStringList(key) : List.of();
    } catch (ConfigException e) {
      throw wrong(key, allowed);
    }
  }

  public boolean has(String key) {
    return settings.hasPath(key);
  }

  /**
   * The groups of a list such as {@code lamps = [ { ... }, { ... } ]}, each with its own keys;
   * empty where the key is missing.
   */
  public List<SettingsReader> each(String key, List<String> allowedKeys) throws StationException {
    List<SettingsReader> entries = new ArrayList<>();
    if (!settings.hasPath(key)) {
      return entries;
    }
    if (!(settings.getValue(key) instanceof ConfigList list)) {
      throw wrong(key, "a list of groups is allowed: [ { ... }, { ... } ]");
    }
    for (ConfigValue value : list) {
      String entry = key + "[" + entries.size() + "]";
      if (!(value instanceof ConfigObject object)) {
        throw wrong(entry, value, "a group { ... } is allowed");
      }
      SettingsReader reader = new SettingsReader(file, place + entry + ".", object.toConfig());
      reader.refuseUnknownKeys("", object, Map.of("", allowedKeys));
      entries.add(reader);
    }
    return entries;
  }

  public int oneOf(String key, int usual, List<Integer> allowed) throws StationException {
    int value = number(key, usual, Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (!allowed.contains(value)) {
      throw wrong(key, value + ": one of " + allowed + " is allowed");
    }
    return value;
  }

  public int number(String key, int usual, int lowest, int highest) throws StationException {
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

  public boolean flag(String key, boolean usual) throws StationException {
    try {
      return settings.hasPath(key) ? settings.getBoolean(key) : usual;
    } catch (ConfigException e) {
      throw wrong(key, "\"" + raw(key) + "\": true or false is allowed");
    }
  }

  /** More than nothing, at most two minutes: as long as a person would stand before a device. */
  public Duration duration(String key, Duration usual) throws StationException {
    String allowed = "more than 0 and at most 120 s is allowed, such as 2 s or 500 ms";
    try {
      Duration value = settings.hasPath(key) ? settings.getDuration(key) : usual;
      if (value.isZero() || value.isNegative() || value.compareTo(Duration.ofSeconds(120)) > 0) {
        throw wrong(key, raw(key) + ": " + allowed);
      }
      return value;
    } catch (ConfigException e) {
      throw wrong(key, "\"" + raw(key) + "\": " + allowed);
    }
  }

  /**
   * The address of a site that is not the office's: encrypted, but on this computer itself, as for
   * a trial; empty where there is none.
   *
   * @param example of an address that is allowed
   */
  public Optional<URI> site(String key, String example) throws StationException {
    Optional<String> text = optionalText(key).filter(one -> !one.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String allowed = "\"" + text.get() + "\": an address such as " + example + " is allowed";
    try {
      URI site = new URI(text.get());
      boolean here = List.of("127.0.0.1", "localhost").contains(site.getHost());
      boolean plain = "http".equals(site.getScheme()) && here;
      boolean whole = site.getHost() != null && site.getUserInfo() == null;
      if (whole && (plain || "https".equals(site.getScheme()))) {
        return Optional.of(site);
      }
    } catch (URISyntaxException e) {
      throw wrong(key, allowed);
    }
    throw wrong(key, allowed);
  }

  /** The mistake at this key, for whoever knows better what is allowed there. */
  public StationException wrong(String key, String what) {
    if (settings.hasPath(key)) {
      return wrong(key, settings.getValue(key), what);
    }
    return place.isEmpty()
        ? new StationException(file + ": " + key + ": " + what)
        : wrong(key, settings.root(), what);
  }

  private Object raw(String key) {
    return settings.getValue(key).unwrapped();
  }

  private void refuseUnknownKeys(
      String path, ConfigObject object, Map<String, List<String>> allowedKeys)
      throws StationException {
    List<String> allowed = allowedKeys.get(path);
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      if (!allowed.contains(entry.getKey())) {
        throw wrong(key, entry.getValue(), "unknown key; allowed here: " + allowed);
      }
      boolean group = allowedKeys.containsKey(key);
      if (group && !(entry.getValue() instanceof ConfigObject)) {
        throw wrong(key, entry.getValue(), "a group { ... } is allowed");
      }
      if (group) {
        refuseUnknownKeys(key, (ConfigObject) entry.getValue(), allowedKeys);
      }
    }
  }

  private StationException wrong(String key, ConfigValue value, String what) {
    int line = value.origin().lineNumber();
    String where = line > 0 ? ": line " + line : "";
    return new StationException(file + where + ": " + place + key + ": " + what);
  }
}
