package id.loket.server.web;

import java.util.List;

/**
 * An enrolled screen or station.
 *
 * @param counters the counters it belongs to; empty means all
 * @param printer id of the station that prints for it; empty if none
 */
public record Screen(
    String id, ScreenKind kind, String name, List<Integer> counters, String printer) {
  public Screen {
    counters = List.copyOf(counters);
  }
}
