package id.loket.station;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubling up to a limit, and jittered, so that the stations
 * of a hall don't all knock at once when the server is back. One thread uses it.
 */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(250);

  private final Duration longest;
  private final RandomGenerator random;
  private Duration next = FIRST;

  BackOff(Duration longest, RandomGenerator random) {
    this.longest = longest;
    this.random = random;
  }

  /** Between half and the whole of the current step. */
  Duration next() {
    Duration step = next;
    Duration doubled = step.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return Duration.ofNanos((long) (step.toNanos() * (0.5 + random.nextDouble() / 2)));
  }

  void reset() {
    next = FIRST;
  }
}
