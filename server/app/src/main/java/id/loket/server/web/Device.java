package id.loket.server.web;

import java.util.List;

/**
 * An enrolled screen or station.
 *
 * @param counters the counters it belongs to; empty means all
 * @param printer id of the station that prints for it; empty if none
 */
public record Device(
    String id, DeviceKind kind, String name, List<Integer> counters, String printer) {
  public Device {
    counters = List.copyOf(counters);
  }
}
