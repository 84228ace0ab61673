package id.loket.server.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest press of each loket's button that was refused, so that the officer who pressed it can
 * be told why nothing has happened. In memory only: after some seconds nobody asks any more. Safe
 * for many threads.
 */
public final class Presses {
  private static final Duration TOLD_FOR = Duration.ofSeconds(8);

  private final Clock clock;
  private final Map<Integer, Refused> newest = new ConcurrentHashMap<>();

  /**
   * @param code the refusal's, such as {@code nobody-waiting}
   */
  record Refused(String code, Instant at) {}

  public Presses(Clock clock) {
    this.clock = clock;
  }

  void refused(int counter, String code) {
    newest.put(counter, new Refused(code, clock.instant()));
  }

  /** The one before was done, so there is nothing to tell. */
  void done(int counter) {
    newest.remove(counter);
  }

  Optional<Refused> toTell(int counter, Instant now) {
    return Optional.ofNullable(newest.get(counter))
        .filter(one -> Duration.between(one.at(), now).compareTo(TOLD_FOR) < 0);
  }
}
