package id.loket.sim.demo;

import id.loket.server.rules.Office;
import id.loket.server.web.Requests;
import id.loket.sim.bench.Given;
import id.loket.sim.bench.Tool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;

/** The office's clock on the bench: its speed, and jumps ahead. Safe for many threads. */
final class ClockTool implements Tool {
  private static final int FASTEST = 60;
  private static final long MOST_MINUTES = 7 * 24 * 60;
  private static final Duration BEFORE = Duration.ofMinutes(1);
  private static final int MORNING = 8;

  private final DemoClock clock;
  private final DemoOffice office;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  ClockTool(DemoClock clock, DemoOffice office) {
    this.clock = clock;
    this.office = office;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Map<String, Object> picture() {
    Map<String, Object> picture = new LinkedHashMap<>();
    picture.put("now", clock.instant().toString());
    picture.put("times", clock.times());
    picture.put("aheadMinutes", clock.ahead().toMinutes());
    return picture;
  }

  @Override
  public Map<String, Object> act(String deed, Map<String, Object> sent) {
    Given given = new Given(sent);
    switch (deed) {
      case "go" -> clock.go((int) given.number("times", 1, FASTEST, 1));
      case "sleep" -> clock.sleep(Duration.ofMinutes(given.number("minutes", 1, MOST_MINUTES, 10)));
      case "to-closing" -> clock.sleep(untilClosing());
      case "to-tomorrow" -> clock.sleep(untilTomorrow());
      default ->
          throw new NoSuchElementException(
              "clock has go, sleep, to-closing and to-tomorrow, no " + deed);
    }
    listeners.forEach(Runnable::run);
    return picture();
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** A minute before; where the office closes no more today, before midnight. */
  private Duration untilClosing() {
    Instant now = clock.instant();
    Instant closing = Requests.await(office.server().desk().look(hall -> closing(hall, now)));
    Duration left = Duration.between(now, closing).minus(BEFORE);
    if (left.isNegative()) {
      throw new IllegalStateException("the office closes within a minute");
    }
    return left;
  }

  private static Instant closing(Office hall, Instant now) {
    return hall.openingTimes().closing(now).orElseGet(() -> midnight(hall, now));
  }

  private static Instant midnight(Office hall, Instant now) {
    ZoneId zone = hall.catalogue().zoneId();
    return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** At eight in the morning. */
  private Duration untilTomorrow() {
    Instant now = clock.instant();
    ZoneId zone = office.server().desk().catalogue().zoneId();
    Instant morning =
        LocalDate.ofInstant(now, zone).plusDays(1).atTime(MORNING, 0).atZone(zone).toInstant();
    return Duration.between(now, morning);
  }
}
