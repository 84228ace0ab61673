package id.loket.server.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

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
