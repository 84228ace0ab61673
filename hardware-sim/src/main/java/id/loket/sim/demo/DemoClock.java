package id.loket.sim.demo;

import id.loket.server.desk.Ticks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The demo office's clock, which can go faster and jump ahead. To the server each jump is a sleep
 * of its machine: the clock is ahead, so much time has passed, and nobody was silent meanwhile.
 * Going faster is a sleep in every second, so that stations and pages, which stay awake, are not
 * missed. It never goes back, also not over a restart. Safe for many threads.
 */
final class DemoClock extends Clock implements Ticks, AutoCloseable {
  private static final String FILE = "demo-clock-ahead";

  private final Clock real;
  private final Path file;
  private final ScheduledExecutorService naps =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "demo-clock");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * How long had been slept when a thread looked at the clock last: what it asks next has to be of
   * the same moment.
   */
  private final ThreadLocal<Long> seen = new ThreadLocal<>();

  private volatile long slept;
  private volatile int times = 1;

  /**
   * @param data folder in which it is kept how far the clock is ahead
   */
  DemoClock(Clock real, Path data) {
    this.real = real;
    this.file = data.resolve(FILE);
    this.slept = read();
    naps.scheduleAtFixedRate(this::nap, 1, 1, TimeUnit.SECONDS);
  }

  /** From now on a second of the machine's is so many of the office's. */
  void go(int timesAsFast) {
    times = timesAsFast;
  }

  int times() {
    return times;
  }

  /** So much time passes at once. */
  synchronized void sleep(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("the clock does not go back");
    }
    slept += span.toNanos();
    keep();
  }

  private void keep() {
    try {
      Files.writeString(file, Long.toString(slept));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be written", e);
    }
  }

  private long read() {
    try {
      return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be read", e);
    }
  }

  /** How far it is ahead of the machine's. */
  Duration ahead() {
    return Duration.ofNanos(slept);
  }

  private void nap() {
    if (times > 1) {
      sleep(Duration.ofSeconds(times - 1));
    }
  }

  @Override
  public Instant instant() {
    long now = slept;
    seen.set(now);
    return real.instant().plusNanos(now);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long nanosWithSleep() {
    Long known = seen.get();
    return System.nanoTime() + (known == null ? slept : known);
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(real.withZone(zone), ahead());
  }

  @Override
  public void close() {
    naps.shutdownNow();
    keep();
  }
}
