package id.loket.server.health;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.device.Health;
import id.loket.server.web.Check;
import id.loket.server.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The list of checks of a running server, asked from outside, for the command line and whatever
 * watches over it. Asks, and changes nothing. A value.
 *
 * @param rows the worst first
 */
public record HealthReport(List<Check> rows) {
  /** Of the JSON; only ever added to. */
  private static final int VERSION = 1;

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** One that does not answer is a row of its own. */
  public static HealthReport ask(URI server) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/healthz")).timeout(LIMIT).GET().build();
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new HealthReport(rows(Json.read(answer.body(), JsonNode.class)));
    } catch (IOException | RuntimeException e) {
      return new HealthReport(List.of(Check.down("server", "server.silent")));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HealthReport(List.of(Check.down("server", "server.silent")));
    }
  }

  private static List<Check> rows(JsonNode answer) {
    List<Check> rows = new ArrayList<>();
    for (JsonNode row : answer.get("checks")) {
      Map<String, String> values = new TreeMap<>();
      row.get("values")
          .properties()
          .forEach(one -> values.put(one.getKey(), one.getValue().asText()));
      String since = row.get("since").asText("");
      rows.add(
          new Check(
              row.get("id").asText(),
              row.get("name").asText(),
              Health.valueOf(row.get("health").asText()),
              row.get("cause").asText(),
              values,
              since.isEmpty() || since.equals("null") ? null : Instant.parse(since),
              false));
    }
    return rows;
  }

  /** 0 all is well, 1 somebody should come, 2 something does not work: as monitoring reads it. */
  public int exitCode() {
    return HealthList.of(rows).ordinal();
  }

  /** What is wrong, and the verdict as the last line; all rows if wished. */
  public List<String> lines(boolean all) {
    List<String> lines = new ArrayList<>();
    for (Check row : rows) {
      if (all || !row.isWell()) {
        lines.add(line(row));
      }
    }
    lines.add(HealthWords.verdict(rows));
    return lines;
  }

  private static String line(Check row) {
    String since =
        row.since() == null ? "" : " [" + row.since().truncatedTo(ChronoUnit.SECONDS) + "]";
    String what = HealthWords.what(row);
    String todo = HealthWords.todo(row);
    return row.health()
        + "  "
        + HealthWords.name(row)
        + (what.isEmpty() ? "" : ": " + what)
        + (todo.isEmpty() ? "" : " -> " + todo)
        + since;
  }

  public String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("version", VERSION);
    report.put("health", HealthList.of(rows));
    report.put("verdict", HealthWords.verdict(rows));
    report.put("checks", rows.stream().map(HealthPicture.Row::of).toList());
    return new String(Json.bytes(report), StandardCharsets.UTF_8);
  }
}
