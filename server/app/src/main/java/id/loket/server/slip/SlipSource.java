package id.loket.server.slip;

import id.loket.device.PrintOutcome;
import id.loket.wire.PrintJob;
import java.time.Instant;
import java.util.List;

/** Slips that are no tickets', as stations are asked for them. Used by many threads. */
public interface SlipSource {
  /** The open ones of that station. */
  List<PrintJob> jobs(String station, Instant now, int validForSeconds);

  /**
   * The station is about to send one to its printer.
   *
   * @return whether that was one of this station and from here
   */
  boolean sending(String job, String station, String actor);

  /** As {@link #sending}, when the station knows what became of it. */
  boolean outcome(String job, String station, PrintOutcome outcome, String actor);
}
