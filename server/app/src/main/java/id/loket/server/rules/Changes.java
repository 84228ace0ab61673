package id.loket.server.rules;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which things of the office were touched; the journal writes exactly these rows again, and only
 * pictures that show one of them are drawn anew. Owned by the office's thread until it is handed
 * on; nobody changes it then.
 */
public final class Changes {
  final Set<String> tickets = new LinkedHashSet<>();
  final Set<String> services = new LinkedHashSet<>();
  final Set<String> serials = new LinkedHashSet<>();
  final Set<Integer> counters = new LinkedHashSet<>();
  private final Map<Shelf<?>, Set<String>> shelves = new HashMap<>();
  boolean meta;
  private boolean newDay;

  /** All of yesterday's rows go; what was touched before the day began is void. */
  Changes dayBegan() {
    Changes fresh = new Changes();
    fresh.counters.addAll(counters);
    shelves.forEach(
        (shelf, keys) -> {
          if (!shelf.isForTheDay()) {
            fresh.shelves.put(shelf, keys);
          }
        });
    fresh.meta = true;
    fresh.newDay = true;
    return fresh;
  }

  void touch(Shelf<?> shelf, String key) {
    shelves.computeIfAbsent(shelf, any -> new LinkedHashSet<>()).add(key);
  }

  /** Adds what came after. */
  public void add(Changes later) {
    tickets.addAll(later.tickets);
    services.addAll(later.services);
    serials.addAll(later.serials);
    counters.addAll(later.counters);
    later.shelves.forEach((shelf, keys) -> keys.forEach(key -> touch(shelf, key)));
    meta |= later.meta;
    newDay |= later.newDay;
  }

  public boolean isEmpty() {
    return tickets.isEmpty()
        && services.isEmpty()
        && serials.isEmpty()
        && counters.isEmpty()
        && shelves.isEmpty()
        && !meta;
  }

  public Set<String> tickets() {
    return tickets;
  }

  /**
   * Services in whose line those who wait stand elsewhere than before, or wait longer or shorter.
   */
  public Set<String> services() {
    return services;
  }

  /** Prefixes whose last serial moved. */
  public Set<String> serials() {
    return serials;
  }

  public Set<Integer> counters() {
    return counters;
  }

  /** Keys of that shelf; a thing that is no longer there is to be dropped. */
  public Set<String> keys(Shelf<?> shelf) {
    return shelves.getOrDefault(shelf, Set.of());
  }

  /** The day or the catalogue changed. */
  public boolean meta() {
    return meta;
  }

  /** The rows of the day before are to be dropped first. */
  public boolean newDay() {
    return newDay;
  }
}
