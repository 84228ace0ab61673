package id.loket.server.capture;

import id.loket.wire.CaptureUpload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Faces: any picture of a usual kind and size is taken, and the officer says whether it is good.
 */
final class PhotoExamination implements Examination {
  /** People sit down and comb their hair. */
  private static final Duration VALIDITY = Duration.ofMinutes(5);

  private static final int FEWEST_DOTS = 90;
  private static final int MOST_DOTS = 4_096;

  @Override
  public String kind() {
    return "PHOTO";
  }

  @Override
  public String deviceKind() {
    return "CAMERA";
  }

  @Override
  public Duration validity() {
    return VALIDITY;
  }

  @Override
  public int samples(Purpose purpose) {
    return 1;
  }

  @Override
  public boolean serves(Purpose purpose) {
    return purpose == Purpose.TAKE;
  }

  @Override
  public Look begin(Purpose purpose, Claimed claimed) {
    return upload -> {
      check(upload);
      return Step.done("GOOD", Result.ofImage(upload));
    };
  }

  private static void check(CaptureUpload upload) {
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(upload.image()))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IllegalArgumentException("nobody can read this picture");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        checkSize(reader.getWidth(0), reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the picture's head can't be read", e);
    }
  }

  private static void checkSize(int width, int height) {
    boolean fits =
        width >= FEWEST_DOTS && height >= FEWEST_DOTS && width <= MOST_DOTS && height <= MOST_DOTS;
    if (!fits) {
      throw new IllegalArgumentException(
          "a picture of "
              + width
              + " x "
              + height
              + " dots: "
              + FEWEST_DOTS
              + " to "
              + MOST_DOTS
              + " each way are allowed");
    }
  }
}
