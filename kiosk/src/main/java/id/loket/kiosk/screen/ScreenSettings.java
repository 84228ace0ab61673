package id.loket.kiosk.screen;

import id.loket.station.SettingsReader;
import id.loket.station.StationException;
import id.loket.trust.EnrolmentCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the computer of one screen has to know.
 *
 * @param server the office's server, without a path
 * @param page the page's folder on it, such as {@code kiosk}
 * @param data the folder of the browser's profile, in which the screen's enrolment lies
 * @param volume percent, set once at the start
 * @param hours when the screen is on; always, if there are none
 * @param siskop2mi the site that visitors are sent to from a kiosk; empty for none
 */
public record ScreenSettings(
    URI server,
    String page,
    Path data,
    Optional<String> enrolmentCode,
    OptionalInt volume,
    Optional<ScreenHours> hours,
    Optional<URI> siskop2mi) {
  static final List<String> PAGES = List.of("kiosk", "board", "sign", "survey");

  private static final String TIME = "a time such as 06:30 is allowed";

  /** Every mistake names the file, the line, the key and what is allowed there. */
  public static ScreenSettings read(Path file) throws StationException {
    SettingsReader settings =
        SettingsReader.open(
            file,
            Map.of(
                "",
                List.of("server", "page", "data", "enrolment-code", "volume", "hours", "siskop2mi"),
                "hours",
                List.of("days", "from", "to")));
    return new ScreenSettings(
        settings.server(),
        page(settings),
        Path.of(settings.text("data", "a folder that the screen may write to")),
        settings.optionalText("enrolment-code"),
        settings.has("volume")
            ? OptionalInt.of(settings.number("volume", 0, 0, 100))
            : OptionalInt.empty(),
        settings.has("hours") ? Optional.of(hours(settings)) : Optional.empty(),
        settings.site("siskop2mi", "https://siskop2mi.bp2mi.go.id"));
  }

  /**
   * What the browser opens: the page itself knows by the last word that it is locked in.
   *
   * @param tried the code that a page was opened with before; it is good for one time only
   * @param back from a site of somebody else, and how; empty if nobody was there
   */
  URI address(Optional<String> tried, Optional<String> back) {
    Optional<String> fresh = enrolmentCode.filter(one -> !tried.equals(Optional.of(one)));
    String code = fresh.map(one -> "enrol=" + EnrolmentCode.read(one).code() + "&").orElse("");
    String words =
        back.map(how -> "back=" + how + "&").orElse("")
            + siskop2mi.map(site -> "opens=siskop2mi&").orElse("");
    return server.resolve("/" + page + "/#" + code + words + "locked");
  }

  /** Scheme, name and port, as browsers write it. */
  String origin() {
    String port = server.getPort() < 0 ? "" : ":" + server.getPort();
    return server.getScheme() + "://" + server.getHost() + port;
  }

  private static String page(SettingsReader settings) throws StationException {
    String allowed = "one of " + PAGES + " is allowed";
    String page = settings.text("page", allowed);
    if (!PAGES.contains(page)) {
      throw settings.wrong("page", "\"" + page + "\": " + allowed);
    }
    return page;
  }

  private static ScreenHours hours(SettingsReader settings) throws StationException {
    LocalTime from = time(settings, "hours.from");
    LocalTime to = time(settings, "hours.to");
    if (!from.isBefore(to)) {
      throw settings.wrong("hours.to", to + ": a time after hours.from (" + from + ") is allowed");
    }
    return new ScreenHours(days(settings), from, to);
  }

  private static Set<DayOfWeek> days(SettingsReader settings) throws StationException {
    String key = "hours.days";
    String allowed = "a list of " + List.of(DayOfWeek.values()) + " is allowed";
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String day : settings.texts(key, allowed)) {
      try {
        days.add(DayOfWeek.valueOf(day));
      } catch (IllegalArgumentException e) {
        throw settings.wrong(key, "\"" + day + "\": " + allowed);
      }
    }
    return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  private static LocalTime time(SettingsReader settings, String key) throws StationException {
    String text = settings.text(key, TIME);
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw settings.wrong(key, "\"" + text + "\": " + TIME);
    }
  }
}
