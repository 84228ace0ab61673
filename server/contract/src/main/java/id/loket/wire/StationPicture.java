package id.loket.wire;

import java.util.List;
import java.util.Optional;

/**
 * The whole picture that the server gives a station.
 *
 * @param jobs every job that is still open for it
 * @param counters every loket of the office, by number; empty from a server that doesn't say it
 * @param zone in which the office counts its hours, such as {@code Asia/Jakarta}; empty from a
 *     server that doesn't say it
 * @param zoneName as people write it behind an hour, such as {@code WIB}
 * @param captures every picture of a visitor that is wanted from its devices; empty from a server
 *     that doesn't say it
 */
public record StationPicture(
    int version,
    List<PrintJob> jobs,
    List<Counter> counters,
    String zone,
    String zoneName,
    List<CaptureWish> captures) {
  public static final int VERSION = 1;

  public StationPicture {
    jobs = List.copyOf(jobs);
    counters = counters == null ? List.of() : List.copyOf(counters);
    zone = zone == null ? "" : zone;
    zoneName = zoneName == null ? "" : zoneName;
    captures = captures == null ? List.of() : List.copyOf(captures);
  }

  /** Where no picture of a visitor is wanted. */
  public StationPicture(
      int version, List<PrintJob> jobs, List<Counter> counters, String zone, String zoneName) {
    this(version, jobs, counters, zone, zoneName, List.of());
  }

  /** Of an office whose hours nobody asks for. */
  public StationPicture(int version, List<PrintJob> jobs, List<Counter> counters) {
    this(version, jobs, counters, "", "", List.of());
  }

  /**
   * How one loket looks from the hall.
   *
   * @param showing OFF where a newer server says what this program doesn't know
   * @param call the visitor who is called there or served; null if there is none, and from a server
   *     that doesn't say it
   */
  public record Counter(int number, Showing showing, Call call) {
    public Counter {
      showing = showing == null ? Showing.OFF : showing;
    }

    public Counter(int number, Showing showing) {
      this(number, showing, null);
    }

    public Optional<Call> visitor() {
      return Optional.ofNullable(call);
    }
  }

  /**
   * A number at a loket, and when it was last called there.
   *
   * @param ticket such as {@code R012}; empty where nobody is called and a loket is only tried out
   * @param announcement another one after each call, so that a recall is told from the call before
   * @param ageSeconds how long ago that call was, in steps of five and at most {@link #OLD}; so a
   *     station that comes back doesn't take an old call for a new one
   */
  public record Call(String ticket, String announcement, int ageSeconds) {
    /** From here on nobody counts. */
    public static final int OLD = 60;
  }
}
