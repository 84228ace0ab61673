package id.loket.server;

import id.loket.server.desk.Ticks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until the test moves it. Safe for many threads. */
public final class MovedClock extends Clock {
  private final ThreadLocal<Runnable> atNextLook = new ThreadLocal<>();
  private volatile Instant now;
  private volatile Duration passed = Duration.ZERO;

  public MovedClock(Instant now) {
    this.now = now;
  }

  /** From the moment at which {@link WallClock} begins. */
  public static MovedClock onAMorning() {
    return new MovedClock(WallClock.BEGIN);
  }

  /** Time passes. */
  public void move(Duration by) {
    now = now.plus(by);
    passed = passed.plus(by);
  }

  /** Somebody sets the clock, and no time passes. */
  public void set(Duration by) {
    now = now.plus(by);
  }

  /** How much time has passed. */
  public Ticks ticks() {
    return () -> passed.toNanos();
  }

  /** Does something once, at the moment at which this thread asks for the time next. */
  public void atNextLook(Runnable deed) {
    atNextLook.set(deed);
  }

  @Override
  public Instant instant() {
    Runnable deed = atNextLook.get();
    if (deed != null) {
      atNextLook.remove();
      deed.run();
    }
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
