package id.loket.device;

import java.time.Duration;

/**
 * A scanner on which a visitor puts a finger, and which gives a picture of it. It never says whose
 * finger it is. One thread uses it at a time; no call blocks longer than its limits.
 */
public interface FingerprintScanner extends AutoCloseable {
  /**
   * Waits for a finger and reads its picture. Never throws: what goes wrong is an outcome. A
   * picture that is given was taken after this call began.
   *
   * @param patience how long to wait for a finger; reading it comes on top
   */
  ScanOutcome scan(Duration patience, Watch watch);

  /**
   * Waits until no finger lies there any more, so that the next picture is one of a finger that was
   * put there anew.
   *
   * @return false if it still lies there after so long, or nobody can say
   */
  boolean awaitLift(Duration patience, Watch watch);

  /** Asks the scanner how it is. Never throws: one that can't be reached is a state. */
  ScannerState state();

  /** One line for the technician about the last state; empty if there is nothing to add. */
  default String detail() {
    return "";
  }

  /** Releases the link; the next call opens it again. */
  @Override
  void close();

  /** Whoever waits for the picture. Called on the scanner's thread, and must not block. */
  interface Watch {
    /** Whether the picture is still wanted. */
    boolean goesOn();

    /** The scanner is ready for a finger. */
    default void waits() {}

    /**
     * The finger was seen, and its picture is on the way.
     *
     * @param percent how much of it is there, 0-100
     */
    default void reads(int percent) {}
  }
}
