package id.loket.server.health;

import id.loket.device.Health;
import id.loket.server.web.Check;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the list of checks says, in the words of the staff: the same on the page, on the guard's
 * banner and at the command line. A value; safe for many threads.
 */
public final class HealthWords {
  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
  private static final Properties TEXTS = load();

  private HealthWords() {}

  /** What it is called. */
  static String name(Check row) {
    return filled(key("name." + row.name()), row.values());
  }

  /**
   * What is the matter; empty for a row that is well and needs no word, or whose figures are kept
   * from whoever asks.
   */
  static String what(Check row) {
    if (row.cause().isEmpty()) {
      return "";
    }
    String said = filled(key(row.cause()), row.values());
    return row.isWell() && GAP.matcher(said).find() ? "" : said;
  }

  /** What to do; empty for a row that is well. */
  static String todo(Check row) {
    return row.isWell() ? "" : filled(key(row.cause()) + ".todo", row.values());
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
    String said = filled("verdict." + health, Map.of("n", Long.toString(many)));
    List<String> missing = rows.stream().filter(Check::isMissing).map(HealthWords::what).toList();
    if (health == Health.DOWN || missing.isEmpty()) {
      return said;
    }
    String more =
        health == Health.WELL ? "" : " " + filled("verdict.also", Map.of("n", Long.toString(many)));
    return filled("verdict.missing", Map.of()) + " " + String.join(" ", missing) + more;
  }

  static Set<String> keys() {
    return new TreeSet<>(TEXTS.stringPropertyNames());
  }

  /** A word that nobody has written falls back to the one for all of its kind: the part before. */
  private static String key(String wanted) {
    String key = wanted;
    while (!TEXTS.containsKey(key) && key.contains(".")) {
      key = key.substring(0, key.lastIndexOf('.'));
    }
    return TEXTS.containsKey(key) ? key : wanted;
  }

  private static String filled(String key, Map<String, String> values) {
    return GAP.matcher(TEXTS.getProperty(key, key))
        .replaceAll(
            gap -> Matcher.quoteReplacement(values.getOrDefault(gap.group(1), gap.group())));
  }

  private static Properties load() {
    String name = "/texts/health.id.properties";
    try (Reader reader =
        new InputStreamReader(
            HealthWords.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }
}
