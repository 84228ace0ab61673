package id.loket.server.web;

import java.time.Clock;
import java.time.Duration;

/**
 * Time that passes evenly, whatever somebody sets the clock on the wall to. How long ago something
 * was is asked here; when it was, of the clock. It begins anew with each start of the program, and
 * stands still while the computer sleeps.
 */
@FunctionalInterface
public interface SteadyTime {
  /** Nanoseconds since a moment that nobody knows; only a difference says something. */
  long nanos();

  default Duration since(long moment) {
    return Duration.ofNanos(nanos() - moment);
  }

  /** The machine's; a clock that keeps steady time of its own, as in a test, gives that. */
  static SteadyTime of(Clock clock) {
    return clock instanceof SteadyTime own ? own : System::nanoTime;
  }
}
