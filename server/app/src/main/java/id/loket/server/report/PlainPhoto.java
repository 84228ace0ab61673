package id.loket.server.report;

import id.loket.server.web.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture drawn anew as a JPEG, so that nothing is left of what a camera writes into one: place,
 * time, and whose it is.
 */
final class PlainPhoto {
  private static final int MOST_DOTS = 4_000;
  private static final String KIND = "JPEG";

  private PlainPhoto() {}

  /**
   * @throws Problem 422 if it is no JPEG that can be read, or too large to be drawn
   */
  static byte[] of(byte[] given) throws IOException {
    BufferedImage drawn = drawn(given);
    BufferedImage plain =
        new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
    plain.createGraphics().drawImage(drawn, 0, 0, null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(plain, KIND, out);
    return out.toByteArray();
  }

  private static BufferedImage drawn(byte[] given) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(KIND);
    ImageReader reader = readers.next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(given))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > MOST_DOTS || height > MOST_DOTS) {
        throw Problem.bad(
            "a picture of %d x %d dots: at most %d each way are allowed"
                .formatted(width, height, MOST_DOTS));
      }
      return reader.read(0);
    } catch (IOException | RuntimeException e) {
      if (e instanceof Problem known) {
        throw known;
      }
      throw Problem.bad("this picture can't be read: a whole JPEG is allowed");
    } finally {
      reader.dispose();
    }
  }
}
