package id.loket.server.rules;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which things of the office were touched; the journal writes exactly these rows again. */
public final class Changes {
  final Set<String> tickets = new LinkedHashSet<>();
  final Set<String> serials = new LinkedHashSet<>();
  final Set<Integer> counters = new LinkedHashSet<>();
  final Set<String> announcements = new LinkedHashSet<>();
  final Set<String> helpCalls = new LinkedHashSet<>();
  final Set<String> devices = new LinkedHashSet<>();
  final Set<String> paces = new LinkedHashSet<>();
  boolean meta;
  private boolean newDay;

  /** All of yesterday's rows go; what was touched before the day began is void. */
  Changes dayBegan() {
    Changes fresh = new Changes();
    fresh.counters.addAll(counters);
    fresh.devices.addAll(devices);
    fresh.paces.addAll(paces);
    fresh.meta = true;
    fresh.newDay = true;
    return fresh;
  }

  public Set<String> tickets() {
    return tickets;
  }

  /** Prefixes whose last serial moved. */
  public Set<String> serials() {
    return serials;
  }

  public Set<Integer> counters() {
    return counters;
  }

  public Set<String> announcements() {
    return announcements;
  }

  public Set<String> helpCalls() {
    return helpCalls;
  }

  public Set<String> devices() {
    return devices;
  }

  public Set<String> paces() {
    return paces;
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
