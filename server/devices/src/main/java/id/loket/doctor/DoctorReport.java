package id.loket.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import id.loket.device.Health;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the doctor has found, the most important first. A value.
 *
 * @param rows in the order in which they were looked at
 * @param notes lines for the technician that are no fault, such as the ports that were found
 */
public record DoctorReport(List<Row> rows, List<String> notes) {
  /** Of the JSON; members are only ever added. */
  public static final int VERSION = 1;

  /** What keeps all visitors waiting comes before what keeps some, and that before a comfort. */
  private static final List<String> WEIGHT =
      List.of(
          "settings",
          "server",
          "storage",
          "desk",
          "numbers",
          "station",
          "device.PRINTER",
          "device.TICKET_BUTTON",
          "screen",
          "clock",
          "sound",
          "device.SIGN",
          "device.BUTTON",
          "device.CALL_PAD",
          "device.LAMP",
          "device.FINGERPRINT",
          "device.CAMERA",
          "backup");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public DoctorReport {
    rows =
        rows.stream()
            .sorted(
                Comparator.comparing(Row::health).reversed().thenComparing(DoctorReport::weight))
            .toList();
    notes = List.copyOf(notes);
  }

  private static int weight(Row row) {
    for (int i = 0; i < WEIGHT.size(); i++) {
      if (row.name().startsWith(WEIGHT.get(i))) {
        return i;
      }
    }
    return WEIGHT.size();
  }

  public Health health() {
    return rows.stream().map(Row::health).max(Comparator.naturalOrder()).orElse(Health.WELL);
  }

  /** 0 all is well, 1 somebody should come, 2 something does not work. */
  public int exitCode() {
    return health().ordinal();
  }

  /** What is not well, what was found besides, and the verdict as the last line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Map<String, List<Row>> things = new LinkedHashMap<>();
    rows.stream()
        .filter(one -> !one.isWell())
        .forEach(one -> things.computeIfAbsent(thing(one), any -> new ArrayList<>()).add(one));
    things.values().forEach(one -> lines.addAll(said(one)));
    lines.addAll(notes);
    lines.add(verdict());
    return lines;
  }

  private static List<String> said(List<Row> same) {
    Row row = same.get(0);
    String titles = same.stream().map(Row::title).distinct().collect(Collectors.joining(", "));
    String how = HealthTexts.filled("verdict.doctor." + row.health(), Map.of());
    List<String> lines = new ArrayList<>();
    lines.add(how + "  " + titles + ": " + row.what());
    lines.add("  -> " + row.todo());
    String source = "verdict.doctor.source." + row.source();
    String who = row.source() == Row.Source.LOOKED ? "" : HealthTexts.filled(source, Map.of());
    String detail =
        Stream.of(row.detail(), who).filter(one -> !one.isEmpty()).reduce("", DoctorReport::joined);
    if (!detail.isEmpty()) {
      lines.add("     (" + detail + ")");
    }
    return lines;
  }

  private static String joined(String one, String other) {
    return one.isEmpty() ? other : one + "; " + other;
  }

  /** Six lamps of one dead box are one thing. */
  public String verdict() {
    List<Row> bad = rows.stream().filter(one -> one.health() == health()).toList();
    long many =
        rows.stream().filter(one -> !one.isWell()).map(DoctorReport::thing).distinct().count();
    if (health() == Health.WELL) {
      return HealthTexts.filled("verdict.doctor", Map.of());
    }
    Row first = bad.get(0);
    String sentence = first.what().replaceFirst("(?<=[.!?]) .*", "");
    return HealthTexts.filled(
        "verdict.doctor.all." + health(),
        Map.of("n", Long.toString(many), "first", first.title() + " - " + sentence));
  }

  private static String thing(Row row) {
    return row.what()
        + row.todo()
        + row.values().getOrDefault("address", "").replaceFirst("\\?.*", "");
  }

  public String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("version", VERSION);
    report.put("health", health());
    report.put("verdict", verdict());
    report.put("checks", rows.stream().map(DoctorReport::members).toList());
    report.put("notes", notes);
    return json(report);
  }

  static String json(Map<String, Object> report) {
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> members(Row row) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", row.id());
    members.put("name", row.name());
    members.put("title", row.title());
    members.put("health", row.health());
    members.put("cause", row.cause());
    members.put("what", row.what());
    members.put("todo", row.todo());
    members.put("detail", row.detail());
    members.put("source", row.source());
    return members;
  }
}
