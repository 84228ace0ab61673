package id.loket.server.capture;

import id.loket.identity.Threshold;
import java.time.Duration;

/**
 * What an office may set about pictures of visitors.
 *
 * @param images how long a picture is kept at most, at most {@link #LONGEST}
 * @param threshold from which score on two fingers count as one
 * @param impressions how often a finger is put down to be enrolled, 1-5
 */
public record CaptureSettings(Duration images, Threshold threshold, int impressions) {
  /** However late the hand-over is: beyond that nobody keeps a picture of a finger here. */
  public static final Duration LONGEST = Duration.ofHours(72);

  public static final int MOST_IMPRESSIONS = 5;
  public static final CaptureSettings USUAL =
      new CaptureSettings(Duration.ofHours(24), Threshold.USUAL, 3);

  public CaptureSettings {
    if (images.isNegative() || images.isZero() || images.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("images: 1-72 hours are allowed");
    }
    if (impressions < 1 || impressions > MOST_IMPRESSIONS) {
      throw new IllegalArgumentException("impressions: 1-" + MOST_IMPRESSIONS + " is allowed");
    }
  }
}
