package id.loket.doctor;

import id.loket.device.Health;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that the doctor has looked at, and how it is. Its sentences stand where those of
 * <i>Kesehatan</i> stand.
 *
 * @param id the same for as long as the thing is the same, such as {@code device.kiosk.printer}
 * @param name key of what it is called
 * @param cause key of what is the matter; of a row that is WELL empty, or a word that explains it
 * @param values what the sentences say in braces; nothing that names a person
 * @param detail one line for the technician
 * @param source who says so
 */
public record Row(
    String id,
    String name,
    Health health,
    String cause,
    Map<String, String> values,
    String detail,
    Source source) {
  /** Who says so. */
  public enum Source {
    /** The doctor has looked itself. */
    LOOKED,
    /** The station that runs here and holds its devices. */
    STATION,
    /** The running server. */
    OFFICE
  }

  public Row {
    values = Map.copyOf(values);
  }

  public static Row well(String id) {
    return new Row(id, id, Health.WELL, "", Map.of(), "", Source.LOOKED);
  }

  public static Row well(String id, String cause) {
    return new Row(id, id, Health.WELL, cause, Map.of(), "", Source.LOOKED);
  }

  public static Row attention(String id, String cause) {
    return new Row(id, id, Health.ATTENTION, cause, Map.of(), "", Source.LOOKED);
  }

  public static Row down(String id, String cause) {
    return new Row(id, id, Health.DOWN, cause, Map.of(), "", Source.LOOKED);
  }

  /**
   * Of a device; what is none, such as the sound, has a kind in small letters.
   *
   * @param station what the station is called
   */
  static Row of(String station, String device, String kind, Seen seen, Source source) {
    boolean explained = seen.state().equals("UNANSWERING");
    String name = kind.equals(kind.toLowerCase(Locale.ROOT)) ? kind : "device." + kind;
    return new Row(
            "device." + station + "." + device,
            name,
            seen.health(),
            seen.health() != Health.WELL || explained ? name + "." + seen.state() : "",
            Map.of(),
            seen.detail(),
            source)
        .with("name", station)
        .with("number", device.replaceFirst("^.*?(\\d*)$", "$1"));
  }

  /** Of a setting that is still as in a sample. */
  public static Row ofPlaceholder(Path file, String key) {
    return Row.attention("settings." + key, "settings.example")
        .named("settings")
        .with("file", file)
        .with("key", key);
  }

  public Row named(String kind) {
    return new Row(id, kind, health, cause, values, detail, source);
  }

  public Row with(String key, Object value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(key, String.valueOf(value));
    return new Row(id, name, health, cause, more, detail, source);
  }

  public Row detailed(String line) {
    return new Row(id, name, health, cause, values, line, source);
  }

  public boolean isWell() {
    return health == Health.WELL;
  }

  public String title() {
    return HealthTexts.name(name, values);
  }

  /** Empty where there is nothing to say. */
  public String what() {
    String said = cause.isEmpty() ? "" : HealthTexts.what(cause, values);
    return isWell() && HealthTexts.hasGap(said) ? "" : said;
  }

  /** Empty where there is nothing to do. */
  public String todo() {
    return isWell() ? "" : HealthTexts.todo(cause, values);
  }
}
