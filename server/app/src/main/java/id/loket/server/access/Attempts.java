package id.loket.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down without locking anybody out: wrong passwords are counted per account and
 * place (an enrolled screen, or an address), so whoever guesses from elsewhere doesn't delay the
 * officer at the own counter. Safe for many threads.
 */
final class Attempts {
  private static final int FREE = 3;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration FORGET = Duration.ofMinutes(15);
  private static final int KEPT = 10_000;

  private final Clock clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > KEPT;
        }
      };

  private record Count(int wrong, Instant last) {}

  Attempts(Clock clock) {
    this.clock = clock;
  }

  /** How long this place has to wait before the next try for this account; zero if it may try. */
  synchronized Duration wait(String user, String place) {
    Count count = counts.get(user + "@" + place);
    if (count == null || count.wrong() < FREE) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    if (Duration.between(count.last(), now).compareTo(FORGET) > 0) {
      counts.remove(user + "@" + place);
      return Duration.ZERO;
    }
    long seconds = 1L << Math.min(6, count.wrong() - FREE);
    Duration pause = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    Duration left = Duration.between(now, count.last().plus(pause));
    return left.isNegative() ? Duration.ZERO : left;
  }

  synchronized void wrong(String user, String place) {
    counts.merge(
        user + "@" + place,
        new Count(1, clock.instant()),
        (old, one) -> new Count(old.wrong() + 1, one.last()));
  }

  synchronized void right(String user, String place) {
    counts.remove(user + "@" + place);
  }
}
