package id.loket.server.supervisor;

import id.loket.server.rules.CounterState;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when each loket has been seen in the hands of whoever holds it: nobody rests longer than
 * that. Known from looking on alone, so it may be shorter than it was, and never longer. Safe for
 * many threads.
 */
final class Holders {
  private record Held(String officer, Instant since) {}

  private final Map<Integer, Held> seen = new ConcurrentHashMap<>();

  /** Looks at the loket as it is now. */
  Instant since(CounterState state, Instant now) {
    return seen.compute(
            state.number(),
            (number, before) ->
                before == null || !before.officer().equals(state.officer())
                    ? new Held(state.officer(), now)
                    : before)
        .since();
  }
}
