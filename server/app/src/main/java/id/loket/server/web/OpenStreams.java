package id.loket.server.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The event streams of each screen and person. A screen has a page or two open, a person a few
 * tabs; who has many more is in many places, so that the token may be somebody else's too. The
 * newest stay: the screen itself comes back whenever it is let go. Safe for many threads.
 */
final class OpenStreams {
  static final int OF_ONE_OWNER = 20;
  private static final long REMEMBERED_NANOS = Duration.ofMinutes(10).toNanos();

  private final LongSupplier nanos;
  private final Map<String, Deque<EventStream>> streams = new HashMap<>();
  private final Map<String, Long> crowdedAt = new HashMap<>();

  OpenStreams(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The oldest of that owner, if it has to go for this one. */
  synchronized Optional<EventStream> add(String owner, EventStream stream) {
    Deque<EventStream> all = streams.computeIfAbsent(owner, key -> new ArrayDeque<>());
    all.add(stream);
    if (all.size() <= OF_ONE_OWNER) {
      return Optional.empty();
    }
    crowdedAt.put(owner, nanos.getAsLong());
    return Optional.of(all.remove());
  }

  synchronized void remove(String owner, EventStream stream) {
    streams.computeIfPresent(
        owner,
        (key, all) -> {
          all.remove(stream);
          return all.isEmpty() ? null : all;
        });
  }

  /** Whether one had to go lately. */
  synchronized boolean wasCrowded(String owner) {
    Long at = crowdedAt.get(owner);
    return at != null && nanos.getAsLong() - at < REMEMBERED_NANOS;
  }
}
