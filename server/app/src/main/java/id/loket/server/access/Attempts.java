package id.loket.server.access;

import id.loket.server.web.Problem;
import id.loket.server.web.SteadyTime;
import id.loket.server.web.Tokens;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Slows guessing down without locking anybody out. Tries are counted per account and place, so
 * whoever guesses from elsewhere doesn't delay the officer at the own counter; and per place alone,
 * more generously, so that one place can't go through all accounts. What comes from places that
 * nobody knows is counted together too, for each account and for all: many addresses are no way
 * around the delay. A known device, which its owner alone has, never waits for those. A try counts
 * when it begins, so that many at once gain nothing. Safe for many threads.
 */
final class Attempts {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** So many wrong tries are forgiven before the first pause. */
  static final int FREE = 3;

  /** The same for all accounts together. */
  static final int FREE_FOR_PLACE = 20;

  /** The same for an account from all unknown places together. */
  static final int FREE_FROM_ELSEWHERE = 20;

  /** The same for all accounts from all unknown places together; then 360 tries an hour. */
  static final int FREE_FOR_ALL = 200;

  private static final Duration LONGEST_FOR_ALL = Duration.ofSeconds(10);
  private static final Duration FORGET = Duration.ofMinutes(15);
  private static final int KEPT = 10_000;

  private final SteadyTime time;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * Where somebody tries.
   *
   * @param known whether it is an enrolled screen, or a browser in which this account has logged in
   *     before; else it is an address, which many may share
   */
  record Place(String name, boolean known) {
    static Place known(String name) {
      return new Place("known " + name, true);
    }

    static Place elsewhere(String address) {
      return new Place("address " + address, false);
    }
  }

  private record Count(int tries, long last) {}

  /**
   * How much is forgiven, and how long the pauses grow.
   *
   * @param forgiven whether the right password ends this count
   */
  private record Limit(String key, int free, Duration longest, boolean forgiven) {}

  Attempts(SteadyTime time) {
    this.time = time;
  }

  /**
   * Counts a try; whoever is right says so afterwards.
   *
   * @throws Problem 429 if this place has to wait first
   */
  void mayTry(String user, Place place) {
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
  synchronized Duration begin(String user, Place place) {
    List<Limit> limits = limits(user, place);
    Duration longest =
        limits.stream().map(this::pause).max(Duration::compareTo).orElse(Duration.ZERO);
    if (longest.isZero()) {
      limits.forEach(one -> count(one.key()));
    }
    return longest;
  }

  /** The try was right: the account's count at this place is forgotten, the others take it back. */
  synchronized void right(String user, Place place) {
    for (Limit one : limits(user, place)) {
      counts.computeIfPresent(
          one.key(),
          (key, old) ->
              one.forgiven() || old.tries() == 1 ? null : new Count(old.tries() - 1, old.last()));
    }
  }

  private static List<Limit> limits(String user, Place place) {
    // A hash, so that names of any length take the same room.
    String account = Tokens.sha256(user);
    Stream<Limit> here =
        Stream.of(
            new Limit(account + "@" + place.name(), FREE, MINUTE, true),
            new Limit(place.name(), FREE_FOR_PLACE, MINUTE, false));
    Stream<Limit> elsewhere =
        Stream.of(
            new Limit(account + " elsewhere", FREE_FROM_ELSEWHERE, MINUTE, false),
            new Limit("elsewhere", FREE_FOR_ALL, LONGEST_FOR_ALL, false));
    return (place.known() ? here : Stream.concat(here, elsewhere)).toList();
  }

  private Duration pause(Limit limit) {
    Count count = counts.get(limit.key());
    if (count == null) {
      return Duration.ZERO;
    }
    Duration passed = time.since(count.last());
    if (passed.compareTo(FORGET) > 0) {
      counts.remove(limit.key());
      return Duration.ZERO;
    }
    if (count.tries() < limit.free()) {
      return Duration.ZERO;
    }
    long seconds = 1L << Math.min(6, count.tries() - limit.free());
    Duration left =
        Duration.ofSeconds(Math.min(seconds, limit.longest().toSeconds())).minus(passed);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void count(String key) {
    long now = time.nanos();
    counts.merge(key, new Count(1, now), (old, one) -> new Count(old.tries() + 1, now));
  }
}
