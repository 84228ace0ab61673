package id.loket.server.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sample of alerts asks for what {@code /metrics} tells, and for nothing else. */
class AlertsTest {
  private static final Path SAMPLE = Path.of("..", "docs", "alerts.yml");
  private static final Pattern METRIC = Pattern.compile("\\b(loket_[a-z_]+)(\\{[^}]*})?");

  @Test
  void eachAlertOfTheSampleNamesAMetricThatIsThere() throws Exception {
    String sample = Files.readString(SAMPLE);
    List<String> asked = asked(sample);
    assertTrue(asked.size() >= 9, "asks for " + asked);

    assertEquals(List.of(), absent(asked));
  }

  @Test
  void anAlertOnAMetricOrACheckThatIsNotThereIsCaught() throws Exception {
    List<String> planted = asked("expr: loket_disk_full > 0 or loket_check{check=\"none\"} > 0");

    assertEquals(planted, absent(planted));
  }

  @Test
  void eachAlertHasAConditionASeverityAndASentence() throws IOException {
    String sample = Files.readString(SAMPLE);
    List<String> rules = List.of(sample.split("- alert: ")).stream().skip(1).toList();

    for (String rule : rules) {
      assertTrue(rule.contains("expr:") && rule.contains("for:"), rule);
      assertTrue(rule.contains("severity: ") && rule.contains("summary: "), rule);
    }
    assertTrue(rules.size() >= 9);
  }

  private static List<String> asked(String text) {
    List<String> asked = new ArrayList<>();
    text.lines()
        .filter(line -> !line.startsWith("#") && !line.contains("summary:"))
        .forEach(line -> METRIC.matcher(line).results().forEach(one -> asked.add(one.group())));
    return asked;
  }

  private static List<String> absent(List<String> asked) throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      byte[] body = office.nobody().get("/metrics").response().body();
      String metrics = new String(body, StandardCharsets.UTF_8);
      return asked.stream().filter(one -> metrics.lines().noneMatch(is(one))).toList();
    }
  }

  private static Predicate<String> is(String metric) {
    return line -> line.startsWith(metric + " ") || line.startsWith(metric + "{");
  }
}
