package id.loket.server;

import id.loket.server.desk.Ticks;
import id.loket.server.web.SteadyTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands until the test moves it, and the steady time that passes with it; unless it
 * was the clock alone that somebody set. Safe for many threads.
 */
public final class MovedClock extends Clock implements SteadyTime {
  private final ThreadLocal<Runnable> atNextLook = new ThreadLocal<>();
  private volatile Instant now;
  private volatile long nanos;

  public MovedClock(Instant now) {
    this.now = now;
  }

  /** From the moment at which {@link WallClock} begins. */
  public static MovedClock onAMorning() {
    return new MovedClock(WallClock.BEGIN);
  }

  /** So much time passes. */
  public synchronized void move(Duration by) {
    now = now.plus(by);
    nanos += by.toNanos();
  }

  /** Somebody sets the clock; no time passes. */
  public synchronized void set(Duration further) {
    now = now.plus(further);
  }

  /** How much time has passed. */
  public Ticks ticks() {
    return () -> nanos;
  }

  /** Does something once, at the moment at which this thread asks for the time next. */
  public void atNextLook(Runnable deed) {
    atNextLook.set(deed);
  }

  @Override
  public Instant instant() {
    look();
    return now;
  }

  @Override
  public long nanos() {
    look();
    return nanos;
  }

  private void look() {
    Runnable deed = atNextLook.get();
    if (deed != null) {
      atNextLook.remove();
      deed.run();
    }
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
