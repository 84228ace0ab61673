package id.loket.server.rules;

import id.loket.server.rules.Catalogue.Break;
import id.loket.server.rules.Catalogue.DayTime;
import id.loket.server.rules.Catalogue.Holiday;
import id.loket.server.rules.Catalogue.Office;
import id.loket.server.rules.Catalogue.OpeningHours;
import id.loket.server.rules.Catalogue.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When the office is open, counted on the office's own wall clock.
 *
 * <p>Open is: within the hours of the weekday, not in a break, not on a holiday. A day that is
 * named by itself beats the period in which it lies, and that the usual week. Each span includes
 * its first minute and excludes its last. What it says never changes, and many threads may use it.
 */
public final class OpeningTimes {
  /** Why the office is closed at a moment. */
  public enum ClosedReason {
    HOURS,
    BREAK,
    HOLIDAY
  }

  /** Far enough to pass the longest row of holidays; beyond it the office counts as shut. */
  private static final int DAYS_AHEAD = 400;

  private final ZoneId zone;
  private final Map<LocalDate, Holiday> holidays = new HashMap<>();
  private final List<Week> periods = new ArrayList<>();
  private final Week usual;
  private volatile Day lately = new Day(LocalDate.MIN, List.of());

  public OpeningTimes(Office office) {
    zone = ZoneId.of(office.zone());
    for (Holiday holiday : office.holidays()) {
      holidays.put(holiday.date(), holiday);
    }
    for (Period period : office.periods()) {
      periods.add(new Week(Optional.of(period), period.hours(), period.breaks()));
    }
    usual = new Week(Optional.empty(), office.hours(), office.breaks());
  }

  /** When a day is open. */
  private record Plan(boolean isHoliday, List<Span> hours, List<Span> breaks) {
    private static final Plan HOLIDAY = new Plan(true, List.of(), List.of());

    boolean isOpen(int minute) {
      return isIn(hours, minute) && !isIn(breaks, minute);
    }
  }

  /** The days of a week, of a period or of all others. */
  private static final class Week {
    private final Optional<Period> period;
    private final Map<DayOfWeek, Plan> days = new EnumMap<>(DayOfWeek.class);

    Week(Optional<Period> period, List<OpeningHours> hours, List<Break> breaks) {
      this.period = period;
      for (DayOfWeek day : DayOfWeek.values()) {
        List<Span> open = new ArrayList<>();
        List<Span> closed = new ArrayList<>();
        hours.stream()
            .filter(one -> one.days().contains(day))
            .forEach(one -> open.add(Span.of(one.from(), one.to())));
        breaks.stream()
            .filter(one -> one.days().contains(day))
            .forEach(one -> closed.add(Span.of(one.from(), one.to())));
        days.put(day, new Plan(false, open, closed));
      }
    }

    boolean has(LocalDate day) {
      return period.filter(one -> one.has(day)).isPresent();
    }
  }

  private Plan plan(LocalDate day) {
    Holiday holiday = holidays.get(day);
    if (holiday != null && !holiday.tentative()) {
      List<Span> open = holiday.open().stream().map(one -> Span.of(one.from(), one.to())).toList();
      return open.isEmpty() ? Plan.HOLIDAY : new Plan(false, open, List.of());
    }
    return periods.stream()
        .filter(one -> one.has(day))
        .findFirst()
        .orElse(usual)
        .days
        .get(day.getDayOfWeek());
  }

  public boolean isOpen(Instant at) {
    return closedReason(at).isEmpty();
  }

  /** Whether the office is open at any time of that day; not of one that may be a holiday. */
  public boolean opensOn(LocalDate day) {
    Holiday holiday = holidays.get(day);
    return (holiday == null || !holiday.tentative()) && !plan(day).hours.isEmpty();
  }

  /** Why the office is closed; empty while it is open. */
  public Optional<ClosedReason> closedReason(Instant at) {
    ZonedDateTime wall = at.atZone(zone);
    int minute = wall.toLocalTime().toSecondOfDay() / 60;
    Plan plan = plan(wall.toLocalDate());
    if (plan.isOpen(minute)) {
      return Optional.empty();
    }
    if (plan.isHoliday) {
      return Optional.of(ClosedReason.HOLIDAY);
    }
    return Optional.of(isIn(plan.hours, minute) ? ClosedReason.BREAK : ClosedReason.HOURS);
  }

  /**
   * The first moment, from {@code at} on, when the office is open: {@code at} itself while it is
   * open, empty if it stays closed for more than a year.
   */
  public Optional<Instant> nextOpening(Instant at) {
    return firstMoment(at, true);
  }

  /**
   * The first moment, from {@code at} on, when the office is closed, be it for a break: {@code at}
   * itself while it is closed, empty for an office that never closes.
   */
  public Optional<Instant> closing(Instant at) {
    return firstMoment(at, false);
  }

  /**
   * When the day's work ends: the last moment of today, from {@code at} on, until which the office
   * is open; {@code at} itself if it opens no more today.
   */
  public Instant endOfDay(Instant at) {
    List<Opened> left = leftOfToday(at);
    return left.isEmpty() ? at : left.get(left.size() - 1).to;
  }

  /**
   * When so much work is done that begins at {@code at} and rests while the office is closed. What
   * the day is too short for is added to its end: the next morning is another day.
   */
  public Instant worked(Instant at, Duration work) {
    Duration left = work;
    if (left.isZero()) {
      return at;
    }
    for (Opened opened : leftOfToday(at)) {
      if (left.compareTo(opened.length()) <= 0) {
        return opened.from.plus(left);
      }
      left = left.minus(opened.length());
    }
    return endOfDay(at).plus(left);
  }

  /**
   * Until when {@link #worked} lies as far ahead of the clock as it does now: a break comes nearer,
   * or its end does.
   */
  public Instant steadyUntil(Instant at, Duration work) {
    List<Opened> today = leftOfToday(at);
    if (today.isEmpty() || work.isZero()) {
      return Instant.MAX;
    }
    if (today.get(0).from.isAfter(at)) {
      return at;
    }
    Instant done = worked(at, work);
    Instant steady = today.size() == 1 ? Instant.MAX : today.get(0).to;
    for (Opened opened : today) {
      if (!done.isAfter(opened.to) && !done.isBefore(opened.from)) {
        Instant slack = at.plus(Duration.between(done, opened.to));
        steady = slack.isBefore(steady) ? slack : steady;
      }
    }
    return steady;
  }

  /** A time without a break in it. */
  private record Opened(Instant from, Instant to) {
    Duration length() {
      return Duration.between(from, to);
    }
  }

  /** The times without a break in them of one day. */
  private record Day(LocalDate date, List<Opened> opened) {}

  private List<Opened> leftOfToday(Instant at) {
    List<Opened> left = new ArrayList<>();
    for (Opened opened : opened(at.atZone(zone).toLocalDate())) {
      if (opened.to.isAfter(at)) {
        left.add(opened.from.isBefore(at) ? new Opened(at, opened.to) : opened);
      }
    }
    return left;
  }

  /** Remembered for one day, because every ticket of a day asks for the same one several times. */
  private List<Opened> opened(LocalDate day) {
    Day asked = lately;
    if (!asked.date.equals(day)) {
      asked = new Day(day, spansOf(day));
      lately = asked;
    }
    return asked.opened;
  }

  private List<Opened> spansOf(LocalDate day) {
    List<Opened> spans = new ArrayList<>();
    List<Instant> edges = edges(day);
    edges.add(moment(day, 24 * 60));
    Instant from = edges.get(0);
    for (Instant edge : edges) {
      if (edge.isAfter(from)) {
        if (isOpen(from)) {
          append(spans, from, edge);
        }
        from = edge;
      }
    }
    return List.copyOf(spans);
  }

  private static void append(List<Opened> spans, Instant from, Instant to) {
    int last = spans.size() - 1;
    if (last >= 0 && spans.get(last).to.equals(from)) {
      spans.set(last, new Opened(spans.get(last).from, to));
    } else {
      spans.add(new Opened(from, to));
    }
  }

  private Optional<Instant> firstMoment(Instant at, boolean open) {
    if (isOpen(at) == open) {
      return Optional.of(at);
    }
    LocalDate today = at.atZone(zone).toLocalDate();
    for (int days = 0; days <= DAYS_AHEAD; days++) {
      for (Instant edge : edges(today.plusDays(days))) {
        if (edge.isAfter(at) && isOpen(edge) == open) {
          return Optional.of(edge);
        }
      }
    }
    return Optional.empty();
  }

  /** The moments of a day at which the answer can change: midnight and each end of a span. */
  private List<Instant> edges(LocalDate day) {
    TreeSet<Integer> minutes = new TreeSet<>();
    minutes.add(0);
    Plan plan = plan(day);
    for (List<Span> spans : List.of(plan.hours, plan.breaks)) {
      for (Span span : spans) {
        minutes.add(span.from);
        minutes.add(span.to);
      }
    }
    List<Instant> edges = new ArrayList<>();
    for (int minute : minutes) {
      edges.add(moment(day, minute));
    }
    return edges;
  }

  private Instant moment(LocalDate day, int minute) {
    LocalDate date = minute == 24 * 60 ? day.plusDays(1) : day;
    return date.atTime(LocalTime.ofSecondOfDay(minute % (24 * 60) * 60L)).atZone(zone).toInstant();
  }

  private static boolean isIn(List<Span> spans, int minute) {
    return spans.stream().anyMatch(span -> span.from <= minute && minute < span.to);
  }

  private record Span(int from, int to) {
    static Span of(DayTime from, DayTime to) {
      return new Span(from.minuteOfDay(), to.minuteOfDay());
    }
  }
}
