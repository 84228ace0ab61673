package id.loket.server.capture;

import id.loket.server.desk.Ticks;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the cameras of open captures see at this moment, and whether their officers have said now.
 * In memory only, the newest picture of each, and not given any more when it is old: an officer
 * must never think that somebody still sits there. Safe for many threads.
 */
final class Previews {
  /** A camera shows five a second; the network may hold one up. */
  private static final Duration YOUNG = Duration.ofSeconds(2);

  private final Ticks ticks;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(byte[] jpeg, long nanos, boolean wanted) {}

  Previews(Ticks ticks) {
    this.ticks = ticks;
  }

  /**
   * Takes the newest of a capture.
   *
   * @return whether the photo is wanted now; once
   */
  boolean show(String capture, byte[] jpeg) {
    boolean[] wanted = {false};
    seen.compute(
        capture,
        (id, before) -> {
          wanted[0] = before != null && before.wanted();
          return new Seen(jpeg, ticks.nanos(), false);
        });
    return wanted[0];
  }

  Optional<byte[]> newest(String capture) {
    return Optional.ofNullable(seen.get(capture))
        .filter(one -> ticks.since(one.nanos()).compareTo(YOUNG) < 0)
        .map(Seen::jpeg);
  }

  /** False where nothing is seen now: nobody can have chosen that moment. */
  boolean want(String capture) {
    return newest(capture).isPresent()
        && seen.computeIfPresent(
                capture, (id, before) -> new Seen(before.jpeg(), before.nanos(), true))
            != null;
  }

  void keepOnly(Set<String> open) {
    seen.keySet().retainAll(open);
  }
}
