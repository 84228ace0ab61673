package id.loket.sim.printer;

import java.time.Instant;

/** One entry of a printer's log: what came, what was answered, what changed. */
public record LogLine(long number, Instant at, Kind kind, String text) {
  /** What an entry tells about. */
  public enum Kind {
    /** A command that the printer knows, with its bytes. */
    COMMAND,
    /** A command that it does not know, skipped. */
    UNKNOWN,
    /** Characters to print. */
    TEXT,
    /** Bytes sent to the host. */
    ANSWER,
    /** The connection, the sensors, the cutter, a control. */
    STATE
  }
}
