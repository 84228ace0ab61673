package id.loket.server.brochure;

import id.loket.server.slip.OfficeWords;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What stands around the office's own words, in one language. Safe for many threads. */
final class Labels {
  private static final Map<String, Labels> OF =
      Map.of("id", new Labels("id", "id-ID"), "en", new Labels("en", "en-GB"));

  private final String language;
  private final Properties texts;
  private final DateTimeFormatter day;

  private Labels(String language, String locale) {
    this.language = language;
    this.texts = OfficeWords.load("brochure", language);
    this.day = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag(locale));
  }

  /**
   * @param language id or en
   */
  static Labels of(String language) {
    return OF.get(language);
  }

  String language() {
    return language;
  }

  String say(String key, Object... with) {
    return String.format(texts.getProperty(key), with);
  }

  String day(LocalDate one) {
    return day.format(one);
  }
}
