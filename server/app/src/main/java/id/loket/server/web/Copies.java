package id.loket.server.web;

import id.loket.server.desk.Ticks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that were used by somebody who does not hold their key. A screen that wakes up is refused
 * once and proves its key at once; whoever doesn't has a copy. Each is told for a day. Safe for
 * many threads.
 */
public final class Copies {
  /** Whoever has the key needs a blink for it. */
  static final Duration PROOF = Duration.ofSeconds(30);

  private static final Duration TOLD = Duration.ofDays(1);
  private static final int MOST = 1_000;
  private static final Logger log = LoggerFactory.getLogger(Copies.class);

  private final Ticks ticks;
  private final Map<Use, Noted> noted = new ConcurrentHashMap<>();

  /**
   * @param key whose token it is
   * @param place from where it came
   * @param twice whether that place has the key itself as well
   */
  public record Use(String key, String place, boolean twice) {}

  private record Noted(long since, boolean sure) {}

  Copies(Ticks ticks) {
    this.ticks = ticks;
  }

  /**
   * @param inUse whether the key's holder is at another place at this moment
   */
  void refused(String key, String place, boolean inUse) {
    note(new Use(key, place, false), inUse);
  }

  /** A key is where it should not be: a whole folder or browser profile was copied. */
  void twice(String key, String place) {
    note(new Use(key, place, true), true);
  }

  private void note(Use use, boolean sure) {
    if (noted.size() >= MOST && !noted.containsKey(use)) {
      forget();
      if (noted.size() >= MOST) {
        return;
      }
    }
    Noted before =
        noted.put(
            use,
            noted.containsKey(use)
                ? new Noted(noted.get(use).since(), sure || noted.get(use).sure())
                : new Noted(ticks.nanos(), sure));
    if (sure && (before == null || !before.sure())) {
      log.warn("web: a token came from {} without the key that it belongs to", use.place());
    }
  }

  private void forget() {
    noted.values().removeIf(one -> ticks.since(one.since()).compareTo(TOLD) > 0);
  }

  /** Whoever came from there holds the key after all. */
  void proved(String key, String place) {
    noted.computeIfPresent(new Use(key, place, false), (use, one) -> one.sure() ? one : null);
  }

  /** Those that are no screen waking up. */
  public List<Use> found() {
    forget();
    return noted.entrySet().stream()
        .filter(
            one ->
                one.getValue().sure() || ticks.since(one.getValue().since()).compareTo(PROOF) > 0)
        .map(Map.Entry::getKey)
        .toList();
  }
}
