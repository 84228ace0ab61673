package id.loket.server;

import id.loket.identity.Threshold;
import id.loket.server.capture.CaptureSettings;
import id.loket.server.health.Computer;
import id.loket.server.tls.TlsSettings;
import id.loket.server.web.RetentionSettings;
import id.loket.server.web.TrustedProxies;
import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads {@code server.conf}. Every mistake names the file, the line, the key and what is allowed.
 */
final class SettingsFile {
  private static final Map<String, List<String>> ALLOWED_KEYS =
      Map.of(
          "",
              List.of(
                  "host",
                  "port",
                  "data",
                  "office-key",
                  "catalogue",
                  "trusted-proxies",
                  "backups",
                  "copy",
                  "capture",
                  "retention",
                  "journal-days",
                  "simulated",
                  "siskop2mi",
                  "tls",
                  "stations"),
          "capture", List.of("image-hours", "threshold", "impressions"),
          "retention", List.of("guest-days", "dossier-days", "template-days", "seeker-days"),
          "tls", List.of("use", "port", "names"),
          "siskop2mi", List.of("site"),
          "stations", List.of("kiosks", "displays"));

  private final SettingsReader settings;

  private SettingsFile(SettingsReader settings) {
    this.settings = settings;
  }

  /**
   * @throws IllegalArgumentException with one line that a technician can act on
   */
  static SettingsFile open(Path file) {
    try {
      return new SettingsFile(SettingsReader.open(file, ALLOWED_KEYS));
    } catch (StationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * @param server where the office stands
   * @param kiosks settings files of kiosk stations to run in this process
   * @param displays settings files of display stations to run in this process
   */
  record Read(ServerSettings server, List<Path> kiosks, List<Path> displays) {
    List<Path> stationFiles() {
      return Stream.concat(kiosks.stream(), displays.stream()).toList();
    }

    /** The same with a second copy in that folder. */
    Read withCopy(Path folder) {
      return new Read(server.withCopy(folder), kiosks, displays);
    }
  }

  /**
   * @throws IllegalArgumentException with one line that a technician can act on
   */
  Read read() {
    try {
      Path data = Path.of(settings.text("data", "a folder that the server may write to"));
      Path officeKey =
          settings
              .optionalText("office-key")
              .map(Path::of)
              .orElseGet(() -> ServerSettings.officeKeyBeside(data));
      return new Read(
          new ServerSettings(
              settings.optionalText("host").orElse("0.0.0.0"),
              settings.number("port", 7070, 1, 65_535),
              data,
              officeKey,
              settings.optionalText("catalogue").map(Path::of),
              Clock.systemUTC(),
              new Uptime(),
              proxies(),
              settings
                  .optionalText("backups")
                  .map(Path::of)
                  .orElseGet(() -> ServerSettings.backupsIn(data)),
              settings.optionalText("copy").map(Path::of),
              settings.number("journal-days", ServerSettings.JOURNAL_DAYS, 62, 36_500),
              captures(),
              retention(),
              Computer.here(),
              settings.flag("simulated", false),
              tls(ServerSettings.authorityBeside(officeKey)),
              settings.site("siskop2mi.site", "https://siskop2mi.bp2mi.go.id")),
          settings.paths("stations.kiosks"),
          settings.paths("stations.displays"));
    } catch (StationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private CaptureSettings captures() throws StationException {
    CaptureSettings usual = CaptureSettings.USUAL;
    return new CaptureSettings(
        Duration.ofHours(
            settings.number(
                "capture.image-hours",
                (int) usual.images().toHours(),
                1,
                (int) CaptureSettings.LONGEST.toHours())),
        new Threshold(
            settings.number(
                "capture.threshold",
                usual.threshold().score(),
                Threshold.LOWEST,
                Threshold.HIGHEST)),
        settings.number(
            "capture.impressions", usual.impressions(), 1, CaptureSettings.MOST_IMPRESSIONS));
  }

  private RetentionSettings retention() throws StationException {
    RetentionSettings usual = RetentionSettings.USUAL;
    return new RetentionSettings(
        days("guest-days", usual.guestDays()),
        days("dossier-days", usual.dossierDays()),
        days("template-days", usual.templateDays()),
        days("seeker-days", usual.seekerDays()));
  }

  private int days(String key, int usual) throws StationException {
    return settings.number("retention." + key, usual, 1, RetentionSettings.MOST_DAYS);
  }

  /** Off where nothing is said: an office of before goes on as it was. */
  private TlsSettings tls(Path folder) throws StationException {
    String use = settings.optionalText("tls.use").orElse("off");
    List<String> names =
        settings.texts("tls.names", "a list of names is allowed, such as [\"loket.kantor\"]");
    for (String name : names) {
      if (!TlsSettings.isName(name)) {
        throw settings.wrong(
            "tls.names",
            "\""
                + name
                + "\": a name of a computer is allowed, such as loket.kantor; its addresses are known"
                + " without it");
      }
    }
    return new TlsSettings(
        switch (use) {
          case "on", "true" -> TlsSettings.Use.ON;
          case "off", "false" -> TlsSettings.Use.OFF;
          case "auto" -> TlsSettings.Use.AUTO;
          default -> throw settings.wrong("tls.use", "\"" + use + "\": on, off or auto is allowed");
        },
        settings.number("tls.port", TlsSettings.PORT, 1, 65_535),
        names,
        folder,
        Clock.systemUTC());
  }

  private TrustedProxies proxies() throws StationException {
    String allowed = "a list of addresses is allowed, such as [\"127.0.0.1\", \"10.0.0.0/24\"]";
    try {
      return TrustedProxies.of(settings.texts("trusted-proxies", allowed));
    } catch (IllegalArgumentException e) {
      throw settings.wrong("trusted-proxies", e.getMessage() + "; " + allowed);
    }
  }

  /** What only shows itself at the start, said with the place where it can be changed. */
  IllegalArgumentException wrong(String key, String what, Throwable cause) {
    return new IllegalArgumentException(settings.wrong(key, what).getMessage(), cause);
  }
}
