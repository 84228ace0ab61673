package id.loket.wire;

/**
 * What a camera sees while an officer waits for the right moment; shown, and kept nowhere.
 *
 * @param image a small JPEG
 */
public record CapturePreview(byte[] image) {
  /** The largest that a server takes. */
  public static final int MOST_BYTES = 100_000;

  /**
   * What the server says to it.
   *
   * @param take whether the officer has said now
   */
  public record Answer(boolean take) {}
}
