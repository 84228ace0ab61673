package id.loket.server.rules;

import id.loket.server.rules.Catalogue.Break;
import id.loket.server.rules.Catalogue.DayTime;
import id.loket.server.rules.Catalogue.Holiday;
import id.loket.server.rules.Catalogue.Office;
import id.loket.server.rules.Catalogue.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When the office is open, counted on the office's own wall clock.
 *
 * <p>Open is: within the hours of the weekday, not in a break, not on a holiday. Each span includes
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
  private final Set<LocalDate> holidays = new HashSet<>();
  private final Map<DayOfWeek, List<Span>> hours = new HashMap<>();
  private final Map<DayOfWeek, List<Span>> breaks = new HashMap<>();
  private volatile Day lately = new Day(LocalDate.MIN, List.of());

  public OpeningTimes(Office office) {
    zone = ZoneId.of(office.zone());
    for (Holiday holiday : office.holidays()) {
      holidays.add(holiday.date());
    }
    for (OpeningHours one : office.hours()) {
      note(hours, one.days(), one.from(), one.to());
    }
    for (Break one : office.breaks()) {
      note(breaks, one.days(), one.from(), one.to());
    }
  }

  public boolean isOpen(Instant at) {
    return closedReason(at).isEmpty();
  }

  /** Whether the office is open at any time of that day. */
  public boolean opensOn(LocalDate day) {
    return !holidays.contains(day) && hours.containsKey(day.getDayOfWeek());
  }

  /** Why the office is closed; empty while it is open. */
  public Optional<ClosedReason> closedReason(Instant at) {
    ZonedDateTime wall = at.atZone(zone);
    int minute = wall.toLocalTime().toSecondOfDay() / 60;
    if (holidays.contains(wall.toLocalDate())) {
      return Optional.of(ClosedReason.HOLIDAY);
    }
    if (!within(hours, wall.getDayOfWeek(), minute)) {
      return Optional.of(ClosedReason.HOURS);
    }
    if (within(breaks, wall.getDayOfWeek(), minute)) {
      return Optional.of(ClosedReason.BREAK);
    }
    return Optional.empty();
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
    for (Map<DayOfWeek, List<Span>> spans : List.of(hours, breaks)) {
      for (Span span : spans.getOrDefault(day.getDayOfWeek(), List.of())) {
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

  private static void note(
      Map<DayOfWeek, List<Span>> spans, List<DayOfWeek> days, DayTime from, DayTime to) {
    for (DayOfWeek day : days) {
      spans
          .computeIfAbsent(day, any -> new ArrayList<>())
          .add(new Span(from.minuteOfDay(), to.minuteOfDay()));
    }
  }

  private static boolean within(Map<DayOfWeek, List<Span>> spans, DayOfWeek day, int minute) {
    return spans.getOrDefault(day, List.of()).stream()
        .anyMatch(span -> span.from <= minute && minute < span.to);
  }

  private record Span(int from, int to) {}
}
