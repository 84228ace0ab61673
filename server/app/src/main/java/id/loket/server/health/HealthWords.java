package id.loket.server.health;

import id.loket.device.Health;
import id.loket.doctor.HealthTexts;
import id.loket.server.web.Check;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the list of checks says, in the words of the staff: the same on the page, on the guard's
 * banner and at the command line. A value; safe for many threads.
 */
public final class HealthWords {
  private HealthWords() {}

  /** What it is called. */
  static String name(Check row) {
    return HealthTexts.name(row.name(), row.values());
  }

  /**
   * What is the matter; empty for a row that is well and needs no word, or whose figures are kept
   * from whoever asks.
   */
  static String what(Check row) {
    if (row.cause().isEmpty()) {
      return "";
    }
    String said = HealthTexts.what(row.cause(), row.values());
    return row.isWell() && HealthTexts.hasGap(said) ? "" : said;
  }

  /** What to do; empty for a row that is well. */
  static String todo(Check row) {
    return row.isWell() ? "" : HealthTexts.todo(row.cause(), row.values());
  }

  /**
   * One line for all: ready, what is not there yet, or how much is not well. Six lamps of one dead
   * box are one thing.
   */
  static String verdict(List<Check> rows) {
    Health health = HealthList.of(rows);
    long many =
        rows.stream()
            .filter(one -> !one.isWell())
            .map(one -> what(one) + todo(one))
            .distinct()
            .count();
    String said = HealthTexts.filled("verdict." + health, Map.of("n", Long.toString(many)));
    List<String> missing = rows.stream().filter(Check::isMissing).map(HealthWords::what).toList();
    if (health == Health.DOWN || missing.isEmpty()) {
      return said;
    }
    String more =
        health == Health.WELL
            ? ""
            : " " + HealthTexts.filled("verdict.also", Map.of("n", Long.toString(many)));
    return HealthTexts.filled("verdict.missing", Map.of()) + " " + String.join(" ", missing) + more;
  }

  static Set<String> keys() {
    return HealthTexts.keys();
  }
}
