package id.loket.server.desk;

import id.loket.server.journal.Recorded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The newest events as they were committed, so that a follower that keeps up need not read them
 * back from the file. Forgets everything when it would become too much. Safe for many threads.
 */
final class Heard {
  private static final int KEPT = 10_000;

  private final Deque<Recorded> events = new ArrayDeque<>();

  synchronized void add(List<Recorded> recorded) {
    if (events.size() + recorded.size() > KEPT) {
      events.clear();
    }
    events.addAll(recorded);
  }

  /** What follows that place without a gap, at most {@code limit}; empty if it was not heard. */
  synchronized List<Recorded> after(long seq, int limit) {
    while (!events.isEmpty() && events.peekFirst().seq() <= seq) {
      events.removeFirst();
    }
    List<Recorded> next = new ArrayList<>();
    while (next.size() < limit
        && !events.isEmpty()
        && events.peekFirst().seq() == seq + next.size() + 1) {
      next.add(events.removeFirst());
    }
    return next;
  }
}
