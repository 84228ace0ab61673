package id.loket.server.slip;

import id.loket.server.rules.Catalogue;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What several papers say of the office, in the language of the visitor. */
public final class OfficeWords {
  private static final Map<String, Properties> TEXTS =
      Map.of("id", load("office", "id"), "en", load("office", "en"));
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd-MM-yyyy HH.mm");

  private final Catalogue catalogue;
  private final String language;

  /**
   * @param language id or en; any other is taken for id
   */
  public OfficeWords(Catalogue catalogue, String language) {
    this.catalogue = catalogue;
    this.language = TEXTS.containsKey(language) ? language : "id";
  }

  /** Of {@code /texts/NAME.LANGUAGE.properties}. */
  public static Properties load(String name, String language) {
    String path = "/texts/" + name + "." + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            OfficeWords.class.getResourceAsStream(path), StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + path, e);
    }
  }

  public String language() {
    return language;
  }

  public String in(Catalogue.Text both) {
    return language.equals("en") ? both.en() : both.id();
  }

  /** In the office's zone. */
  public String time(Instant at) {
    return MOMENT.format(at.atZone(catalogue.zoneId())) + " " + catalogue.zoneName();
  }

  /** When it is open in an ordinary week, a line for each row of days. */
  public List<String> hours() {
    String line = TEXTS.get(language).getProperty("hours");
    return catalogue.office().hours().stream()
        .map(
            one ->
                String.format(
                    line,
                    days(one.days()),
                    one.from().toString().replace(':', '.')
                        + "-"
                        + one.to().toString().replace(':', '.')))
        .toList();
  }

  /** A row of days from the first to the last. */
  private String days(List<DayOfWeek> days) {
    List<String> names = List.of(TEXTS.get(language).getProperty("days").split(","));
    DayOfWeek first = days.get(0);
    DayOfWeek last = days.get(days.size() - 1);
    boolean row = last.getValue() - first.getValue() == days.size() - 1 && days.size() > 2;
    return row
        ? names.get(first.getValue() - 1) + "-" + names.get(last.getValue() - 1)
        : days.stream().map(one -> names.get(one.getValue() - 1)).collect(Collectors.joining(", "));
  }
}
