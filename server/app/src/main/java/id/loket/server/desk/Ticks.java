package id.loket.server.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A clock that nobody sets: it only says how much time has passed. Safe for many threads. */
@FunctionalInterface
public interface Ticks {
  /** Nanoseconds since some moment; asked with every tap, so it has to be quick. */
  long nanos();

  /** How long ago that was, in these nanoseconds. */
  default Duration since(long moment) {
    return Duration.ofNanos(nanos() - moment);
  }

  /** The same, and counting as well while the machine slept; may be slower. */
  default long nanosWithSleep() {
    return nanos();
  }

  /**
   * Time passes as that clock says; when it is set back none has passed. A clock that keeps ticks
   * of its own gives those.
   */
  static Ticks of(Clock clock) {
    return clock instanceof Ticks own ? own : by(clock);
  }

  private static Ticks by(Clock clock) {
    return new Ticks() {
      private Instant last = clock.instant();
      private long passed;

      @Override
      public synchronized long nanos() {
        Instant now = clock.instant();
        if (now.isAfter(last)) {
          passed += TimeUnit.SECONDS.toNanos(now.getEpochSecond() - last.getEpochSecond());
          passed += now.getNano() - last.getNano();
        }
        last = now;
        return passed;
      }
    };
  }
}
