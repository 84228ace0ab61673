package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Who is next, and why: order of issue over all services of the counter; priority visitors first,
 * but after {@code priorityRatio} of them in a row one regular visitor, and never before a regular
 * visitor who came earlier and has waited longer than the cap. So nobody starves.
 */
public final class Order {
  private Order() {}

  /**
   * @param streakAfter priority visitors in a row once this one was called
   */
  public record Next(Ticket ticket, Why why, int streakAfter) {}

  /** The next visitors of a counter, at most {@code limit}, without calling any. */
  public static List<Next> next(Office office, CounterState counter, Instant now, int limit) {
    Merged regular = new Merged();
    Merged priority = new Merged();
    for (String service : office.catalogue().counter(counter.number()).orElseThrow().services()) {
      Office.Lane lane = office.lane(service);
      regular.add(lane.regular.values().iterator());
      priority.add(lane.priority.values().iterator());
    }
    List<Next> next = new ArrayList<>();
    int streak = counter.streak();
    while (next.size() < limit && !(regular.isEmpty() && priority.isEmpty())) {
      Next one = choose(office, regular, priority, streak, now);
      streak = one.streakAfter();
      next.add(one);
    }
    return next;
  }

  private static Next choose(
      Office office, Merged regular, Merged priority, int streak, Instant now) {
    if (priority.isEmpty()) {
      return new Next(regular.take(), Why.ORDER_OF_ISSUE, 0);
    }
    if (regular.isEmpty()) {
      return new Next(priority.take(), Why.PRIORITY, streak + 1);
    }
    if (waitedTooLong(office, regular.peek(), priority.peek(), now)) {
      return new Next(regular.take(), Why.WAITED_TOO_LONG, 0);
    }
    if (streak >= office.settings().calling().priorityRatio()) {
      return new Next(regular.take(), Why.REGULAR_TURN, 0);
    }
    return new Next(priority.take(), Why.PRIORITY, streak + 1);
  }

  private static boolean waitedTooLong(Office office, Ticket regular, Ticket first, Instant now) {
    Duration cap = Duration.ofMinutes(office.settings().calling().priorityCapMinutes());
    return regular.place() < first.place()
        && Duration.between(regular.issuedAt(), now).compareTo(cap) > 0;
  }

  /** Several lanes read as one, in order of issue. */
  private static final class Merged {
    private final PriorityQueue<Head> heads = new PriorityQueue<>();

    private record Head(Ticket ticket, Iterator<Ticket> rest) implements Comparable<Head> {
      @Override
      public int compareTo(Head other) {
        return Long.compare(ticket.place(), other.ticket.place());
      }
    }

    void add(Iterator<Ticket> lane) {
      if (lane.hasNext()) {
        heads.add(new Head(lane.next(), lane));
      }
    }

    boolean isEmpty() {
      return heads.isEmpty();
    }

    Ticket peek() {
      return heads.element().ticket();
    }

    Ticket take() {
      Head head = heads.remove();
      add(head.rest());
      return head.ticket();
    }
  }
}
