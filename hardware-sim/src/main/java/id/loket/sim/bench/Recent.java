package id.loket.sim.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The last entries of a log, of which what comes again and again makes room first: a question that
 * is asked every second must not push out what happened once. Its user guards it.
 *
 * @param <T> an entry
 */
public final class Recent<T> {
  private final int most;
  private final int often;
  private final Function<T, String> sameness;
  private final Deque<T> kept = new ArrayDeque<>();
  private final Map<String, Integer> times = new HashMap<>();

  /**
   * @param often from so many of the same on, the oldest of them goes before any other entry
   * @param sameness what two entries have in common that are the same
   */
  public Recent(int most, int often, Function<T, String> sameness) {
    this.most = most;
    this.often = often;
    this.sameness = sameness;
  }

  public void add(T entry) {
    kept.addLast(entry);
    times.merge(sameness.apply(entry), 1, Integer::sum);
    if (kept.size() > most) {
      makeRoom();
    }
  }

  private void makeRoom() {
    Iterator<T> oldestFirst = kept.iterator();
    while (oldestFirst.hasNext()) {
      String same = sameness.apply(oldestFirst.next());
      if (times.get(same) >= often) {
        oldestFirst.remove();
        forget(same);
        return;
      }
    }
    forget(sameness.apply(kept.removeFirst()));
  }

  private void forget(String same) {
    times.computeIfPresent(same, (any, n) -> n == 1 ? null : n - 1);
  }

  /** Oldest first. */
  public List<T> all() {
    return new ArrayList<>(kept);
  }
}
