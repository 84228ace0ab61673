package id.loket.server.access;

import id.loket.server.web.Problem;
import id.loket.server.web.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down without locking anybody out. Tries are counted per account and place (an
 * enrolled screen, or an address), so whoever guesses from elsewhere doesn't delay the officer at
 * the own counter; and per place alone, more generously, so that one place can't go through all
 * accounts. A try counts when it begins, so that many at once gain nothing. Safe for many threads.
 */
final class Attempts {
  /** So many wrong tries are forgiven before the first pause. */
  static final int FREE = 3;

  /** The same for all accounts together. */
  static final int FREE_FOR_PLACE = 20;

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

  private record Count(int tries, Instant last) {}

  Attempts(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts a try; whoever is right says so afterwards.
   *
   * @throws Problem 429 if this place has to wait first
   */
  void mayTry(String user, String place) {
    Duration wait = begin(user, place);
    if (!wait.isZero()) {
      long seconds = wait.toSeconds() + 1;
      throw Problem.of(
          429,
          "wait",
          "Too many wrong tries from here; try again in " + seconds + " s.",
          Map.of("retryAfterSeconds", seconds));
    }
  }

  /** Zero if this place may try this account now, and the try is counted; else how long to wait. */
  synchronized Duration begin(String user, String place) {
    Duration left = pause(key(user, place), FREE);
    Duration leftForPlace = pause(place, FREE_FOR_PLACE);
    Duration longer = left.compareTo(leftForPlace) > 0 ? left : leftForPlace;
    if (longer.isZero()) {
      count(key(user, place));
      count(place);
    }
    return longer;
  }

  /** The try was right: the account's count at this place is forgotten, the place's taken back. */
  synchronized void right(String user, String place) {
    counts.remove(key(user, place));
    counts.computeIfPresent(
        place, (key, old) -> old.tries() == 1 ? null : new Count(old.tries() - 1, old.last()));
  }

  private Duration pause(String key, int free) {
    Count count = counts.get(key);
    if (count == null || count.tries() < free) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    if (Duration.between(count.last(), now).compareTo(FORGET) > 0) {
      counts.remove(key);
      return Duration.ZERO;
    }
    long seconds = 1L << Math.min(6, count.tries() - free);
    Duration pause = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    Duration left = Duration.between(now, count.last().plus(pause));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void count(String key) {
    Instant now = clock.instant();
    counts.merge(key, new Count(1, now), (old, one) -> new Count(old.tries() + 1, now));
  }

  /** A hash, so that names of any length take the same room. */
  private static String key(String user, String place) {
    return Tokens.sha256(user) + "@" + place;
  }
}
