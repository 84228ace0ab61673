package id.loket.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The clock on the wall of an office under test: 10.00 WIB on a working Monday when this Java
 * starts to look at it, and then as fast as the machine's. There is one for all of a process, so
 * that a browser or an office that starts later has the same time; whoever runs in a process of its
 * own is told how far it is ahead.
 */
public final class WallClock {
  public static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  public static final Instant BEGIN = Instant.parse("2026-11-23T03:00:00Z");

  private static final Duration AHEAD = Duration.between(Instant.now(), BEGIN);

  private WallClock() {}

  public static Clock clock() {
    return ahead(AHEAD);
  }

  /** The machine's own, for certificates: other programs hold them against theirs. */
  public static Clock ofTheMachine() {
    return Clock.systemUTC();
  }

  /** The same clock in another process. */
  public static Clock ahead(Duration ofTheMachine) {
    return Clock.offset(Clock.systemUTC(), ofTheMachine);
  }

  /** Of the machine's clock; negative if it is behind. */
  public static Duration ahead() {
    return AHEAD;
  }
}
