package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Who is next, and why: order of issue over all services of the counter, but for those who have a
 * {@link Turn} of their own; priority visitors first, but after {@code priorityRatio} of them in a
 * row one regular visitor, and never before a regular visitor who came earlier and has waited
 * longer than the cap. Whoever stood at this loket already and is back is called before all of
 * them; these are never more than were called before. So nobody starves.
 */
public final class Order {
  private Order() {}

  /**
   * @param streakAfter priority visitors in a row once this one was called
   * @param passed the first of those who took a number earlier and are called later all the same;
   *     empty where it is the order of issue
   */
  public record Next(Ticket ticket, Why why, int streakAfter, Optional<Ticket> passed) {
    private Next(Ticket ticket, Why why, int streakAfter) {
      this(ticket, why, streakAfter, Optional.empty());
    }

    /** The same at a loket that only assists. */
    private Next assisted() {
      return new Next(ticket, Why.ASSIST, streakAfter, passed);
    }

    /** The same, with the first whom it passes among those who are at the head of their lines. */
    private Next before(Merged... others) {
      return new Next(
          ticket,
          why,
          streakAfter,
          Stream.of(others)
              .filter(one -> !one.isEmpty())
              .map(Merged::peek)
              .filter(one -> one.place() < ticket.place())
              .min(Comparator.comparingLong(Ticket::place)));
    }
  }

  /** The next visitors of a counter, at most {@code limit}, without calling any. */
  public static List<Next> next(Office office, CounterState counter, Instant now, int limit) {
    Catalogue.Counter here = office.catalogue().counter(counter.number()).orElseThrow();
    List<Next> next = new ArrayList<>();
    fill(next, office, counter, office.servicesAt(here), now, limit);
    if (next.size() < limit && !here.assists().isEmpty()) {
      List<Next> others = new ArrayList<>();
      fill(others, office, counter, whenIdle(here), now, limit - next.size());
      others.stream().map(Next::assisted).forEach(next::add);
    }
    return next;
  }

  /** What a loket serves only while nobody waits for what is its own. */
  private static List<String> whenIdle(Catalogue.Counter counter) {
    return counter.assists().stream()
        .filter(one -> one.fromMinutes().isEmpty())
        .map(Catalogue.Assist::service)
        .toList();
  }

  private static void fill(
      List<Next> next,
      Office office,
      CounterState counter,
      List<String> services,
      Instant now,
      int limit) {
    Merged back = new Merged();
    Merged regular = new Merged();
    Merged priority = new Merged();
    for (String service : services) {
      Lines.Line line = office.line(service);
      back.add(here(office, counter, line.back, now));
      regular.add(here(office, counter, line.regular, now));
      priority.add(here(office, counter, line.priority, now));
    }
    int streak = counter.streak();
    while (next.size() < limit && !back.isEmpty()) {
      next.add(new Next(back.take(), Why.BACK, streak).before(regular, priority));
    }
    while (next.size() < limit && !(regular.isEmpty() && priority.isEmpty())) {
      Next one = choose(office, regular, priority, streak, now).before(regular, priority);
      streak = one.streakAfter();
      next.add(one);
    }
  }

  /** Without those whom another loket calls, or who have just come. */
  private static Iterator<Ticket> here(
      Office office, CounterState counter, Map<Rank, Ticket> line, Instant now) {
    int least = office.settings().queueing().minimumWaitSeconds();
    return line.values().stream()
        .filter(one -> least == 0 || !now.isBefore(one.issuedAt().plusSeconds(least)))
        .filter(one -> isFor(office, counter.number(), one))
        .iterator();
  }

  /** Whether that loket may call a ticket of a service of its own. */
  private static boolean isFor(Office office, int counter, Ticket ticket) {
    return ticket
        .turn()
        .flatMap(Turn::home)
        .flatMap(home -> home.now(office, ticket.service()))
        .map(loket -> loket == counter)
        .orElse(true);
  }

  private static Next choose(
      Office office, Merged regular, Merged priority, int streak, Instant now) {
    if (priority.isEmpty()) {
      Ticket first = regular.take();
      return new Next(first, first.rank().ahead() ? Why.RETURNED : Why.ORDER_OF_ISSUE, 0);
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
    return regular.rank().compareTo(first.rank()) < 0
        && Duration.between(regular.countsSince(), now).compareTo(cap) > 0;
  }

  /** Several lines read as one, as they stand. */
  private static final class Merged {
    private final PriorityQueue<Head> heads = new PriorityQueue<>();

    private record Head(Ticket ticket, Iterator<Ticket> rest) implements Comparable<Head> {
      @Override
      public int compareTo(Head other) {
        return ticket.rank().compareTo(other.ticket.rank());
      }
    }

    void add(Iterator<Ticket> line) {
      if (line.hasNext()) {
        heads.add(new Head(line.next(), line));
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
