package id.loket.wire;

import java.util.List;

/**
 * The whole picture that the server gives a station.
 *
 * @param jobs every job that is still open for it
 * @param counters every loket of the office, by number; empty from a server that doesn't say it
 * @param captures every picture of a visitor that is wanted from its devices; empty from a server
 *     that doesn't say it
 */
public record StationPicture(
    int version, List<PrintJob> jobs, List<Counter> counters, List<CaptureWish> captures) {
  public static final int VERSION = 1;

  public StationPicture {
    jobs = List.copyOf(jobs);
    counters = counters == null ? List.of() : List.copyOf(counters);
    captures = captures == null ? List.of() : List.copyOf(captures);
  }

  public StationPicture(int version, List<PrintJob> jobs, List<Counter> counters) {
    this(version, jobs, counters, List.of());
  }

  /** How one loket looks from the hall. */
  public record Counter(int number, Showing showing) {}
}
