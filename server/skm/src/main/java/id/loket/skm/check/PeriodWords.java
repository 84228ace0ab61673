package id.loket.skm.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The days that Indonesian words for a period or a date stand for: {@code Triwulan I (Januari -
 * Maret 2024)}, {@code 13 Feb - 31 Mar 2024}, {@code Semester I 2024}, {@code Semarang, April
 * 2024}. Many threads may use it.
 *
 * @param label the days of a quarter, half year or year that is named
 * @param range the days between two dates or months that are named
 * @param days whether these were days and not months
 */
record PeriodWords(Optional<Span> label, Optional<Span> range, boolean days) {
  /** From the first day to the last. */
  record Span(LocalDate from, LocalDate to) {
    boolean holds(Span other) {
      return !other.from.isBefore(from) && !other.to.isAfter(to);
    }
  }

  private static final List<String> MONTHS =
      List.of(
          "jan(?:uari)?",
          "(?:feb|peb)(?:ruari)?",
          "mar(?:et)?",
          "apr(?:il)?",
          "mei",
          "juni?",
          "juli?",
          "ag(?:ustus|u|s|t)|aug",
          "sep(?:t|tember)?",
          "o[kc]t(?:ober)?",
          "no[vp](?:ember)?",
          "de[sc](?:ember)?");
  private static final String MONTH = "(" + String.join("|", MONTHS) + ")\\.?";
  private static final String TO =
      "\\s*(?:-|\\bs\\.?\\s?d\\.?|\\bs/d|\\bsampai(?: dengan)?|\\bhingga)\\s*";
  private static final Pattern RANGE =
      Pattern.compile(
          "(?<!\\d)(?:(\\d{1,2})\\s*)?(?:\\b"
              + MONTH
              + ")?\\s*((?:19|20)\\d\\d)?"
              + TO
              + "(?:(\\d{1,2})\\s*)?\\b"
              + MONTH
              + "\\s*((?:19|20)\\d\\d)\\b");
  private static final Pattern ISO_RANGE =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?!\\d)[^\\d]+(\\d{4}-\\d\\d-\\d\\d)(?!\\d)");
  private static final Pattern QUARTER =
      Pattern.compile("\\b(?:triwulan|tri wulan|tw|kuartal|q)[\\s.-]*(iv|i{1,3}|[1-4])\\b");
  private static final Pattern HALF =
      Pattern.compile("\\b(?:semester|smt|sem)[\\s.-]*(ii|i|1|2)\\b");
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern WHOLE_YEAR =
      Pattern.compile("^\\D*\\b(?:tahun|year)\\s*(\\d{4})\\D*$|^(\\d{4})$");
  private static final Pattern ISO_DAY = Pattern.compile("\\b(\\d{4})-(\\d\\d)-(\\d\\d)\\b");
  private static final Pattern ISO_MONTH = Pattern.compile("\\b(\\d{4})-(\\d\\d)\\b(?!-)");
  private static final Pattern SLASHED =
      Pattern.compile("\\b(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})\\b");
  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)(\\d{1,2})\\s+" + MONTH + "\\s+(\\d{4})\\b");
  private static final Pattern WHOLE_MONTH = Pattern.compile("\\b" + MONTH + "\\s+(\\d{4})\\b");

  static PeriodWords of(String written) {
    String text = written.toLowerCase(Locale.ROOT).replaceAll("[\u2010-\u2015\u2212]", "-");
    try {
      Matcher iso = ISO_RANGE.matcher(text);
      if (iso.find()) {
        Span days = new Span(LocalDate.parse(iso.group(1)), LocalDate.parse(iso.group(2)));
        return new PeriodWords(label(text.replace(iso.group(), "")), Optional.of(days), true);
      }
      Matcher range = RANGE.matcher(text);
      while (range.find()) {
        if (range.group(1) != null || range.group(2) != null) {
          boolean days = range.group(1) != null && range.group(4) != null;
          return new PeriodWords(label(text), Optional.of(span(range)), days);
        }
      }
      Optional<Span> label = label(text);
      return new PeriodWords(label, label.isPresent() ? Optional.empty() : date(text), false);
    } catch (DateTimeException e) {
      return new PeriodWords(Optional.empty(), Optional.empty(), false);
    }
  }

  /** Which days a report is about: those of its label, else those between its dates. */
  Optional<Span> span() {
    return label.isPresent() ? label : range;
  }

  /** Label and dates that don't mean the same; days of collecting within the label do. */
  boolean contradicts() {
    return label.isPresent()
        && range.isPresent()
        && !(days ? label.get().holds(range.get()) : label.equals(range));
  }

  /** A day, or the whole month where only that is named. */
  static Optional<Span> date(String written) {
    String text = written.toLowerCase(Locale.ROOT);
    try {
      Matcher day = ISO_DAY.matcher(text);
      if (day.find()) {
        return Optional.of(day(number(day, 1), number(day, 2), number(day, 3)));
      }
      Matcher named = DAY.matcher(text);
      if (named.find()) {
        return Optional.of(day(number(named, 3), month(named.group(2)), number(named, 1)));
      }
      Matcher slashed = SLASHED.matcher(text);
      if (slashed.find()) {
        return Optional.of(day(number(slashed, 3), number(slashed, 2), number(slashed, 1)));
      }
      Matcher month = WHOLE_MONTH.matcher(text);
      if (month.find()) {
        return Optional.of(months(number(month, 2), month(month.group(1)), 1));
      }
      Matcher iso = ISO_MONTH.matcher(text);
      return iso.find() ? Optional.of(months(number(iso, 1), number(iso, 2), 1)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Span quarter(int year, int quarter) {
    return months(year, 3 * quarter - 2, 3);
  }

  private static Optional<Span> label(String text) {
    Matcher years = YEAR.matcher(text);
    OptionalInt year =
        years.results().mapToInt(found -> Integer.parseInt(found.group(1))).reduce((a, b) -> b);
    if (year.isEmpty()) {
      return Optional.empty();
    }
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.find()) {
      return Optional.of(quarter(year.getAsInt(), roman(quarter.group(1))));
    }
    Matcher half = HALF.matcher(text);
    if (half.find()) {
      return Optional.of(months(year.getAsInt(), 6 * roman(half.group(1)) - 5, 6));
    }
    return WHOLE_YEAR.matcher(text.strip()).matches()
        ? Optional.of(months(year.getAsInt(), 1, 12))
        : Optional.empty();
  }

  private static Span span(Matcher range) {
    int lastYear = number(range, 6);
    int lastMonth = month(range.group(5));
    int firstYear = range.group(3) == null ? lastYear : number(range, 3);
    int firstMonth = range.group(2) == null ? lastMonth : month(range.group(2));
    LocalDate from =
        LocalDate.of(firstYear, firstMonth, range.group(1) == null ? 1 : number(range, 1));
    YearMonth end = YearMonth.of(lastYear, lastMonth);
    return new Span(
        from, range.group(4) == null ? end.atEndOfMonth() : end.atDay(number(range, 4)));
  }

  private static Span day(int year, int month, int day) {
    LocalDate date = LocalDate.of(year, month, day);
    return new Span(date, date);
  }

  private static Span months(int year, int first, int count) {
    YearMonth from = YearMonth.of(year, first);
    return new Span(from.atDay(1), from.plusMonths(count - 1L).atEndOfMonth());
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  private static int month(String name) {
    return IntStream.rangeClosed(1, MONTHS.size())
        .filter(month -> name.matches("(?:" + MONTHS.get(month - 1) + ")"))
        .findFirst()
        .orElseThrow(() -> new DateTimeException(name));
  }

  private static int roman(String written) {
    return switch (written) {
      case "i", "1" -> 1;
      case "ii", "2" -> 2;
      case "iii", "3" -> 3;
      default -> 4;
    };
  }
}
