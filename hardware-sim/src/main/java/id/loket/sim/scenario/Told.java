package id.loket.sim.scenario;

/**
 * A line of what happened in a play. A value.
 *
 * @param line of the file; 0 where it belongs to no step
 * @param millis since the play began
 */
public record Told(int line, long millis, Kind kind, String text) {
  /** What a line tells. */
  public enum Kind {
    /** A step has begun. */
    STEP,
    /** A step is done, or what it expects was seen. */
    DONE,
    FAILED
  }
}
