package id.loket.server.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days of a survey, both ends included, with the name that a report has for them: quarter,
 * semester, year, or just the days.
 */
record Period(LocalDate from, LocalDate to) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag("id-ID"));
  private static final List<String> ROMAN = List.of("I", "II", "III", "IV");
  private static final int QUARTER = 3;
  private static final int SEMESTER = 6;
  private static final int YEAR = 12;

  private static final Pattern QUARTER_OF = Pattern.compile("(\\d{4})-[Qq]([1-4])");
  private static final Pattern SEMESTER_OF = Pattern.compile("(\\d{4})-[Ss]([12])");
  private static final Pattern YEAR_OF = Pattern.compile("\\d{4}");
  private static final String BETWEEN = "..";

  /**
   * As it is typed at a command line.
   *
   * @throws IllegalArgumentException naming what is allowed
   */
  static Period of(String written) {
    Matcher quarter = QUARTER_OF.matcher(written);
    Matcher semester = SEMESTER_OF.matcher(written);
    int between = written.indexOf(BETWEEN);
    try {
      if (quarter.matches()) {
        return months(quarter.group(1), QUARTER, Integer.parseInt(quarter.group(2)));
      }
      if (semester.matches()) {
        return months(semester.group(1), SEMESTER, Integer.parseInt(semester.group(2)));
      }
      if (YEAR_OF.matcher(written).matches()) {
        return months(written, YEAR, 1);
      }
      if (between > 0) {
        LocalDate from = LocalDate.parse(written.substring(0, between));
        LocalDate to = LocalDate.parse(written.substring(between + BETWEEN.length()));
        if (!to.isBefore(from)) {
          return new Period(from, to);
        }
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(notAllowed(written), e);
    }
    throw new IllegalArgumentException(notAllowed(written));
  }

  private static String notAllowed(String written) {
    return "period "
        + written
        + ": 2026-Q4, 2026-S1, 2026 and 2026-10-01..2026-12-31 (the first day first) are allowed";
  }

  private static Period months(String year, int length, int number) {
    LocalDate from =
        LocalDate.of(Integer.parseInt(year), 1, 1).plusMonths((long) length * (number - 1));
    return new Period(from, from.plusMonths(length).minusDays(1));
  }

  /** {@code Triwulan III 2026}, {@code Semester I 2026}, {@code Tahun 2026}, or the days. */
  String name() {
    int first = from.getMonthValue() - 1;
    return switch (months()) {
      case QUARTER ->
          first % QUARTER == 0
              ? "Triwulan " + ROMAN.get(first / QUARTER) + " " + from.getYear()
              : days();
      case SEMESTER ->
          first % SEMESTER == 0
              ? "Semester " + ROMAN.get(first / SEMESTER) + " " + from.getYear()
              : days();
      case YEAR -> first == 0 ? "Tahun " + from.getYear() : days();
      default -> days();
    };
  }

  /** {@code 1 Juli 2026 – 30 September 2026}. */
  String days() {
    return from.equals(to) ? DAY.format(from) : DAY.format(from) + " – " + DAY.format(to);
  }

  /** The one of the same length that ended the day before. */
  Period before() {
    int months = months();
    if (months > 0) {
      return new Period(from.minusMonths(months), from.minusDays(1));
    }
    long length = ChronoUnit.DAYS.between(from, to) + 1;
    return new Period(from.minusDays(length), from.minusDays(1));
  }

  /** Whole months from the first day of one to the last day of another; 0 if it is not that. */
  private int months() {
    boolean whole = from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
    return whole ? (int) ChronoUnit.MONTHS.between(from, to.plusDays(1)) : 0;
  }
}
