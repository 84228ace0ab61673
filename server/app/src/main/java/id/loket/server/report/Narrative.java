package id.loket.server.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import id.loket.server.web.Html;
import id.loket.server.web.Json;
import id.loket.server.web.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the report of a period says in words of the office's own. A passage is paragraphs of a line
 * each; {@code {ikm}} and the like stand for figures of the period, so that no figure need be
 * typed. A value; its constructor names what is wrong and what is allowed.
 *
 * @param words those of a passage that are not the standard ones
 */
record Narrative(Map<Passage, String> words) {
  static final Narrative STANDARD = new Narrative(Map.of());

  /** What may stand in braces. */
  static final List<String> FIELDS =
      List.of(
          "kantor",
          "alamat",
          "periode",
          "hari",
          "ikm",
          "mutu",
          "kinerja",
          "responden",
          "sasaran",
          "dilayani",
          "tertinggi",
          "terendah",
          "rentang",
          "layanan terendah",
          "pertanyaan",
          "tren");

  static final int MOST_LETTERS = 1_500;
  static final int MOST_LINES = 12;

  private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

  /** Of the report, in its order. */
  enum Passage {
    BACKGROUND,
    EXECUTION,
    METHOD,
    ANALYSIS,
    CONCLUSION;

    private static final Map<Passage, Printed> PRINTED =
        new EnumMap<>(
            Json.read(
                    Html.frame("/report/passages.json").getBytes(StandardCharsets.UTF_8),
                    Standards.class)
                .passages());

    /** As the head of its chapter is printed. */
    String title() {
      return PRINTED.get(this).title();
    }

    String standard() {
      return PRINTED.get(this).words();
    }
  }

  private record Printed(String title, String words) {}

  private record Standards(Map<Passage, Printed> passages) {}

  Narrative {
    Map<Passage, String> own = new TreeMap<>();
    (words == null ? Map.<Passage, String>of() : words)
        .forEach(
            (passage, typed) -> {
              String said = tidy("words." + passage, typed == null ? "" : typed);
              if (!said.isEmpty() && !said.equals(passage.standard())) {
                own.put(passage, said);
              }
            });
    words = own;
  }

  private static String tidy(String name, String typed) {
    List<String> lines = typed.lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException(
          name + ": " + MOST_LINES + " paragraphs are allowed, these are " + lines.size());
    }
    String said =
        lines.stream()
            .map(line -> PlainText.line(name, line, MOST_LETTERS))
            .collect(Collectors.joining("\n"));
    FIELD
        .matcher(said)
        .results()
        .filter(one -> !FIELDS.contains(field(one.group(1))))
        .findFirst()
        .ifPresent(
            one -> {
              throw new IllegalArgumentException(
                  name + ": " + one.group() + " stands for nothing; allowed are " + allowed());
            });
    return said;
  }

  private static String allowed() {
    return FIELDS.stream().map(one -> "{" + one + "}").collect(Collectors.joining(", "));
  }

  private static String field(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  /** Those of the office, or the standard ones. */
  String of(Passage passage) {
    return words.getOrDefault(passage, passage.standard());
  }

  /**
   * The paragraphs of a passage as they are printed.
   *
   * @param fields by their name, all of them
   */
  List<String> paragraphs(Passage passage, Map<String, String> fields) {
    return FIELD
        .matcher(of(passage))
        .replaceAll(found -> Matcher.quoteReplacement(fields.get(field(found.group(1)))))
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Figures that somebody has typed into a passage: they don't follow what is counted. */
  @JsonIgnore
  List<String> typedNumbers(Passage passage) {
    String typed = FIELD.matcher(words.getOrDefault(passage, "")).replaceAll(" ");
    return NUMBER.matcher(typed).results().map(one -> one.group()).distinct().toList();
  }
}
