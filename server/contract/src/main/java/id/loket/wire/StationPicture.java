package id.loket.wire;

import java.util.List;

/** The whole picture that the server gives a station: every job that is still open for it. */
public record StationPicture(int version, List<PrintJob> jobs) {
  public static final int VERSION = 1;

  public StationPicture {
    jobs = List.copyOf(jobs);
  }
}
