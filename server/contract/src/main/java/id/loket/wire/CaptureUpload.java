package id.loket.wire;

/**
 * A picture that was wished for.
 *
 * @param sample which of the wished ones
 * @param dotsPerInch 0 if the device doesn't say it
 * @param simulated whether a simulated device made it, as the station's settings say
 * @param image the file in the format of its media type
 */
public record CaptureUpload(
    int sample, String mediaType, int dotsPerInch, boolean simulated, byte[] image) {
  /** The largest file that a server takes; as text it is a third longer. */
  public static final int MOST_BYTES = 1_000_000;
}
