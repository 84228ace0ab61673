package id.loket.server.rules;

import id.loket.hall.TicketNumber;
import id.loket.server.rules.DayCorrected.DayCount;
import id.loket.server.rules.DayCorrected.Renumbered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How the hall gets onto another day without anybody losing the place. */
final class Correction {
  private Correction() {}

  /**
   * @param placesBefore tickets up to this place were taken while nobody doubted the day, and stay
   *     in it; only asked for where the right day is a later one
   */
  static DayCorrected to(LocalDate right, Office office, long placesBefore) {
    boolean back = right.isBefore(office.day());
    boolean putBack = back && right.equals(office.mark().ended());
    List<Ticket> moved = back ? List.of() : moved(office, placesBefore);
    Map<String, Integer> told = office.told(right);
    return new DayCorrected(
        office.day(),
        right,
        putBack,
        putBack ? renumbered(right, office, told) : List.of(),
        counts(moved),
        moved.stream().map(Ticket::id).toList(),
        told);
  }

  /** Whoever has a number that the right day has given before gets the next of that day. */
  private static List<Renumbered> renumbered(
      LocalDate right, Office office, Map<String, Integer> told) {
    List<Ticket> all = Stream.concat(office.left().stream(), office.inOrder().stream()).toList();
    Set<TicketNumber> given = new HashSet<>();
    Map<String, Integer> last = new HashMap<>(told);
    for (Ticket one : all) {
      last.merge(one.prefix(), one.serial(), Math::max);
      if (one.isOf(right)) {
        given.add(one.number());
      }
    }
    List<Renumbered> renumbered = new ArrayList<>();
    for (Ticket one : all) {
      if (!one.isOf(right) && !given.add(one.number())) {
        int serial = last.merge(one.prefix(), 1, Integer::sum);
        renumbered.add(new Renumbered(one.id(), one.serial(), serial));
      }
    }
    return renumbered;
  }

  private static List<Ticket> moved(Office office, long placesBefore) {
    return office.inOrder().stream()
        .filter(one -> one.place() > placesBefore && one.isOf(office.day()))
        .toList();
  }

  private static List<DayCount> counts(List<Ticket> moved) {
    Map<String, DayCount> counts = new TreeMap<>();
    moved.stream()
        .flatMap(one -> Stream.of(taken(one), count(one)))
        .forEach(one -> counts.merge(one.service(), one, Correction::plus));
    return counts.values().stream().sorted(Comparator.comparing(DayCount::service)).toList();
  }

  private static DayCount taken(Ticket one) {
    return new DayCount(one.issue().service(), 1, 0, 0);
  }

  private static DayCount count(Ticket one) {
    return new DayCount(
        one.service(),
        0,
        one.state() == TicketState.FINISHED ? 1 : 0,
        one.state() == TicketState.NO_SHOW ? 1 : 0);
  }

  private static DayCount plus(DayCount one, DayCount more) {
    return new DayCount(
        one.service(),
        one.issued() + more.issued(),
        one.served() + more.served(),
        one.missed() + more.missed());
  }
}
