package id.loket.server.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the clock should show by the time that has passed, so that setting it is noticed; and when
 * somebody was here last. A value.
 *
 * @param at what the clock showed at the last look
 * @param nanos of the {@link Ticks} then
 * @param asleep how far {@link Ticks#nanosWithSleep} was ahead of them
 * @param set how far the clock was set between the last two looks
 * @param setBy how far it was set in all since it was believed last
 * @param setAt the ticks when it was set last
 * @param used the ticks when somebody gave an order last; empty if nobody has in this run
 * @param settled whether the service day was settled in this run
 */
record Watch(
    Instant at,
    long nanos,
    long asleep,
    Duration set,
    Duration setBy,
    long setAt,
    Optional<Long> used,
    boolean settled) {
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  /** A hall in which nobody did anything for so long is empty. */
  private static final Duration QUIET = Duration.ofHours(4);

  /** A clock that nobody has set for so long is believed: a day's work is shorter. */
  private static final Duration BELIEVED = Duration.ofHours(12);

  static Watch begin(Instant at, Ticks ticks) {
    long nanos = ticks.nanos();
    return new Watch(
        at,
        nanos,
        ticks.nanosWithSleep() - nanos,
        Duration.ZERO,
        Duration.ZERO,
        nanos,
        Optional.empty(),
        false);
  }

  /** The next look. */
  Watch look(Instant now, Ticks ticks) {
    long then = ticks.nanos();
    long slept = asleep;
    Duration by = Duration.between(at.plusNanos(then - nanos), now);
    if (isSet(by)) {
      slept = ticks.nanosWithSleep() - then;
      by = by.minusNanos(slept - asleep);
    }
    boolean believed = then - setAt >= BELIEVED.toNanos();
    Duration before = believed ? Duration.ZERO : setBy;
    return isSet(by)
        ? new Watch(now, then, slept, by, before.plus(by), then, used, settled)
        : new Watch(now, then, slept, Duration.ZERO, before, setAt, used, settled);
  }

  private static boolean isSet(Duration by) {
    return by.abs().compareTo(TOLERANCE) > 0;
  }

  boolean isSet() {
    return !set.isZero();
  }

  /** What the clock would show if nobody had set it since it was believed. */
  Instant unset() {
    return at.minus(setBy);
  }

  boolean isInUse() {
    return used.isPresent() && nanos - used.get() < QUIET.toNanos();
  }

  Watch usedNow() {
    return new Watch(at, nanos, asleep, set, setBy, setAt, Optional.of(nanos), settled);
  }

  /** A service day was settled; one that began is believed. */
  Watch settledAs(boolean began) {
    Duration left = began ? Duration.ZERO : setBy;
    return new Watch(at, nanos, asleep, set, left, setAt, used, true);
  }
}
