package id.loket.server.rules;

import id.loket.hall.Priority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Those who wait, by service and class, as they stand; apart from them those who stood at a loket
 * already. Owned by the office's thread.
 */
final class Lines {
  private final Map<String, Line> lines = new HashMap<>();

  /** The waiting tickets of one service. */
  static final class Line {
    final TreeMap<Rank, Ticket> regular = new TreeMap<>();
    final TreeMap<Rank, Ticket> priority = new TreeMap<>();
    final TreeMap<Rank, Ticket> back = new TreeMap<>();

    private TreeMap<Rank, Ticket> of(Ticket ticket) {
      if (ticket.stoodAtLoket()) {
        return back;
      }
      return ticket.priority().goesFirst() ? priority : regular;
    }

    private int size() {
      return regular.size() + priority.size() + back.size();
    }
  }

  Line of(String service) {
    return lines.computeIfAbsent(service, any -> new Line());
  }

  void add(Ticket ticket) {
    of(ticket.service()).of(ticket).put(ticket.rank(), ticket);
  }

  /** Nothing happens if it does not wait. */
  void remove(Ticket ticket) {
    of(ticket.service()).of(ticket).remove(ticket.rank());
  }

  void clear() {
    lines.clear();
  }

  int waiting(String service) {
    Line line = lines.get(service);
    return line == null ? 0 : line.size();
  }

  int waiting() {
    return lines.values().stream().mapToInt(Line::size).sum();
  }

  /** In order of issue. */
  List<Ticket> all() {
    TreeMap<Long, Ticket> all = new TreeMap<>();
    for (Line line : lines.values()) {
      line.regular.values().forEach(one -> all.put(one.place(), one));
      line.priority.values().forEach(one -> all.put(one.place(), one));
      line.back.values().forEach(one -> all.put(one.place(), one));
    }
    return List.copyOf(all.values());
  }

  /**
   * How many of these services are called before somebody of this class at this rank: a priority
   * visitor lets one regular visitor by after each {@code ratio} priority visitors.
   *
   * @param company of the same class, with a number just before this one, and not in the line yet
   */
  int ahead(Set<String> services, Priority priority, Rank rank, int ratio, int company) {
    boolean goesFirst = priority.goesFirst();
    int back = 0;
    int regular = goesFirst ? 0 : company;
    int first = goesFirst ? company : 0;
    for (String service : services) {
      Line line = of(service);
      back += line.back.size();
      regular += line.regular.headMap(rank).size();
      first += goesFirst ? line.priority.headMap(rank).size() : line.priority.size();
    }
    return back + (goesFirst ? first + Math.min(regular, first / ratio) : regular + first);
  }

  /** How many of these services stood at a loket already, and are called before this rank. */
  int back(Set<String> services, Rank rank) {
    return services.stream().mapToInt(one -> of(one).back.headMap(rank).size()).sum();
  }
}
