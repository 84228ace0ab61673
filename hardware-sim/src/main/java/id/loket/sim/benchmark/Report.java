package id.loket.sim.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table for people and as JSON for machines. */
final class Report {
  private final Map<String, Object> machine = new LinkedHashMap<>();
  private final List<Throughput> throughput = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();

  /**
   * Tickets a second beside their ceilings.
   *
   * @param sqlite grouped by as many clients, or one insert per commit for a single client
   * @param ratio the lower ceiling divided by the office
   */
  record Throughput(
      String what, int clients, Figures office, Figures javalin, Figures sqlite, double ratio) {}

  /**
   * One number beside its ceiling.
   *
   * @param ratio the office's divided by the ceiling's; 0 if there is no ceiling
   */
  record Value(
      String what, double office, String unit, String ceiling, double ceilingValue, double ratio) {}

  void machine(String what, Object value) {
    machine.put(what, value);
  }

  void throughput(String what, int clients, Figures office, Figures javalin, Figures sqlite) {
    double lower = Math.min(javalin.perSecond(), sqlite.perSecond());
    throughput.add(
        new Throughput(what, clients, office, javalin, sqlite, lower / office.perSecond()));
  }

  void value(String what, double office, String unit, String ceiling, double ceilingValue) {
    double ratio = ceilingValue > 0 ? office / ceilingValue : 0;
    values.add(new Value(what, office, unit, ceiling, ceilingValue, ratio));
  }

  void value(String what, double office, String unit) {
    value(what, office, unit, "", 0);
  }

  String table() {
    StringBuilder table = new StringBuilder();
    line(
        table,
        "%-26s %7s %10s %7s %7s %7s %7s %11s %7s %11s %6s",
        "tickets",
        "clients",
        "office/s",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "cpu us",
        "Javalin/s",
        "cpu us",
        "SQLite/s",
        "ratio");
    for (Throughput one : throughput) {
      line(
          table,
          "%-26s %7d %10.0f %7.2f %7.2f %7.2f %7.0f %11.0f %7.0f %11.0f %6.2f",
          one.what(),
          one.clients(),
          one.office().perSecond(),
          one.office().p50Millis(),
          one.office().p95Millis(),
          one.office().p99Millis(),
          one.office().processorMicros(),
          one.javalin().perSecond(),
          one.javalin().processorMicros(),
          one.sqlite().perSecond(),
          one.ratio());
    }
    line(table, "");
    line(table, "%-54s %10s %-4s %-38s %10s %6s", "", "office", "", "ceiling", "", "ratio");
    for (Value one : values) {
      line(
          table,
          "%-54s %10.1f %-4s %-38s %10s %6s",
          one.what(),
          one.office(),
          one.unit(),
          one.ceiling(),
          one.ratio() == 0 ? "" : String.format(Locale.ROOT, "%.1f", one.ceilingValue()),
          one.ratio() == 0 ? "" : String.format(Locale.ROOT, "%.2f", one.ratio()));
    }
    line(table, "");
    machine.forEach((what, value) -> line(table, "%s: %s", what, value));
    return table.toString();
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("tickets", throughput);
    all.put("values", values);
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers can be written", e);
    }
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
