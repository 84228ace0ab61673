package id.loket.server.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The serials of each prefix that were given under a date before its day came. */
public record UsedSerials(LocalDate day, Map<String, SortedSet<Integer>> serials) {
  public UsedSerials {
    serials = Collections.unmodifiableMap(new TreeMap<>(serials));
  }

  static UsedSerials none(LocalDate day) {
    return new UsedSerials(day, Map.of());
  }

  UsedSerials with(String prefix, int serial) {
    Map<String, SortedSet<Integer>> more = new TreeMap<>(serials);
    SortedSet<Integer> set = new TreeSet<>(more.getOrDefault(prefix, new TreeSet<>()));
    set.add(serial);
    more.put(prefix, set);
    return new UsedSerials(day, more);
  }

  boolean has(String prefix, int serial) {
    return serials.containsKey(prefix) && serials.get(prefix).contains(serial);
  }
}
