package id.loket.doctor;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of {@code texts/checks.id.properties}: one for each cause, whoever says it. A
 * value; safe for many threads.
 */
public final class HealthTexts {
  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
  private static final Pattern DEVICE = Pattern.compile("device\\.([^.]+)\\.([^.]+)");
  private static final Properties TEXTS = load();

  private HealthTexts() {}

  public static Set<String> keys() {
    return new TreeSet<>(TEXTS.stringPropertyNames());
  }

  /** What a thing is called. */
  public static String name(String name, Map<String, String> values) {
    return filled(key("name." + name), values);
  }

  /** What is the matter, and what visitors notice. */
  public static String what(String cause, Map<String, String> values) {
    return filled(key(cause), withEffect(cause, values));
  }

  public static String todo(String cause, Map<String, String> values) {
    return filled(key(cause) + ".todo", values);
  }

  public static String filled(String key, Map<String, String> values) {
    return GAP.matcher(TEXTS.getProperty(key, key))
        .replaceAll(
            gap -> Matcher.quoteReplacement(values.getOrDefault(gap.group(1), gap.group())));
  }

  /** Whether a sentence is left with a gap, because its figures are kept from whoever asks. */
  public static boolean hasGap(String sentence) {
    return GAP.matcher(sentence).find();
  }

  /** What a cause that every kind of device can have means for visitors depends on the kind. */
  private static Map<String, String> withEffect(String cause, Map<String, String> values) {
    Matcher device = DEVICE.matcher(cause);
    if (!device.matches()) {
      return values;
    }
    Map<String, String> more = new HashMap<>(values);
    more.put(
        "effect",
        TEXTS.getProperty("effect." + device.group(1), TEXTS.getProperty("effect.OTHER")));
    return more;
  }

  /**
   * A word that nobody has written for this kind of device falls back to the one for all kinds, and
   * then to the one for all of its kind: the part before.
   */
  private static String key(String wanted) {
    if (TEXTS.containsKey(wanted)) {
      return wanted;
    }
    Matcher device = DEVICE.matcher(wanted);
    if (device.matches() && TEXTS.containsKey("device.ANY." + device.group(2))) {
      return "device.ANY." + device.group(2);
    }
    String key = wanted;
    while (!TEXTS.containsKey(key) && key.contains(".")) {
      key = key.substring(0, key.lastIndexOf('.'));
    }
    return TEXTS.containsKey(key) ? key : wanted;
  }

  private static Properties load() {
    String name = "/texts/checks.id.properties";
    try (Reader reader =
        new InputStreamReader(
            HealthTexts.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }
}
