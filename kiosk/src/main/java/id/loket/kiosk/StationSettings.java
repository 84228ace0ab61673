package id.loket.kiosk;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import id.loket.device.link.LinkAddress;
import id.loket.device.printer.PrinterModel;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a settings file. Every mistake stops the start with the file, the line, the key and what is
 * allowed there.
 */
public final class StationSettings {
  private static final Map<String, List<String>> ALLOWED_KEYS =
      Map.of(
          "", List.of("server", "data", "enrolment-code", "printer", "status"),
          "printer",
              List.of(
                  "address",
                  "paper",
                  "columns",
                  "completion",
                  "clear-supported",
                  "logo",
                  "patience",
                  "limits"),
          "printer.limits", List.of("connect", "answer", "silence", "job"),
          "status", List.of("host", "port"));

  private final File file;
  private final Config settings;

  private StationSettings(File file, Config settings) {
    this.file = file;
    this.settings = settings;
  }

  public static StationConfig read(Path path) throws StationException {
    File file = path.toFile();
    try {
      Config settings =
          ConfigFactory.parseFile(file, ConfigParseOptions.defaults().setAllowMissing(false))
              .resolve();
      StationSettings reader = new StationSettings(file, settings);
      reader.refuseUnknownKeys("", settings.root());
      return reader.config();
    } catch (ConfigException.IO e) {
      throw new StationException(file + ": can't be read; --print-config prints a sample", e);
    } catch (ConfigException e) {
      throw new StationException(e.getMessage(), e);
    }
  }

  private StationConfig config() throws StationException {
    return new StationConfig(
        server(),
        Path.of(text("data", "a folder that the station may write to")),
        optionalText("enrolment-code"),
        address(),
        model(),
        optionalText("printer.logo").map(Path::of),
        duration("printer.patience", StationConfig.USUAL_PATIENCE),
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

  private LinkAddress address() throws StationException {
    try {
      return LinkAddress.parse(text("printer.address", "tcp://host:port is allowed"));
    } catch (IllegalArgumentException e) {
      throw wrong("printer.address", e.getMessage());
    }
  }

  private PrinterModel model() throws StationException {
    int paper = oneOf("printer.paper", 80, List.of(58, 80));
    PrinterModel usual = PrinterModel.forPaper(paper);
    int columns = oneOf("printer.columns", usual.columns(), List.of(32, 42, 48));
    return usual
        .withColumns(columns)
        .withCompletion(completion(), flag("printer.clear-supported", true))
        .withLimits(
            duration("printer.limits.connect", usual.connectLimit()),
            duration("printer.limits.answer", usual.answerLimit()),
            duration("printer.limits.silence", usual.silenceLimit()),
            duration("printer.limits.job", usual.jobLimit()));
  }

  private PrinterModel.Completion completion() throws StationException {
    String value = optionalText("printer.completion").orElse("process-id");
    return switch (value) {
      case "process-id" -> PrinterModel.Completion.PROCESS_ID;
      case "status" -> PrinterModel.Completion.STATUS;
      default ->
          throw wrong("printer.completion", "\"" + value + "\": process-id or status is allowed");
    };
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

  private int oneOf(String key, int usual, List<Integer> allowed) throws StationException {
    int value = number(key, usual, Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (!allowed.contains(value)) {
      throw wrong(key, value + ": one of " + allowed + " is allowed");
    }
    return value;
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

  private boolean flag(String key, boolean usual) throws StationException {
    try {
      return settings.hasPath(key) ? settings.getBoolean(key) : usual;
    } catch (ConfigException e) {
      throw wrong(key, "\"" + raw(key) + "\": true or false is allowed");
    }
  }

  private Duration duration(String key, Duration usual) throws StationException {
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
