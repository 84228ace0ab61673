package id.loket.server.catalogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said of a fault: in English for logs and the API, in Indonesian for the staff. Both stand
 * in {@code texts/fault.<language>.properties} under the same key. A value.
 *
 * @param key stable, so that a program can tell what it is
 * @param values what the sentence says in braces; a saying among them is said in the same language
 */
public record Saying(String key, Map<String, Object> values) {
  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
  private static final Map<String, Properties> TEXTS = Map.of("en", load("en"), "id", load("id"));

  public Saying {
    values = Map.copyOf(values);
  }

  /**
   * @param pairs of a name and what stands there
   */
  public static Saying of(String key, Object... pairs) {
    Map<String, Object> values = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], pairs[i + 1]);
    }
    return new Saying(key, values);
  }

  /** As it is, in whatever language: said by a library, or of a file that only technicians edit. */
  public static Saying asIs(String words) {
    return of("as-is", "words", words);
  }

  /** {@code en} or {@code id}. */
  public String in(String language) {
    String text = TEXTS.get(language).getProperty(key, key);
    return GAP.matcher(text)
        .replaceAll(gap -> Matcher.quoteReplacement(value(gap.group(1), language)));
  }

  private String value(String name, String language) {
    Object value = values.get(name);
    return value instanceof Saying saying ? saying.in(language) : String.valueOf(value);
  }

  static Set<String> keys(String language) {
    return TEXTS.get(language).stringPropertyNames();
  }

  private static Properties load(String language) {
    String name = "/texts/fault." + language + ".properties";
    try (Reader reader =
        new InputStreamReader(Saying.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }
}
