package id.loket.device.fingerprint;

import id.loket.device.CapturedImage;
import id.loket.device.ScanOutcome.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** What a module sends of a finger, as a file that others can read. */
final class FingerPicture {
  /** All sensors of this family have 500 dots an inch (ZFM-20 manual, chapter 1; R503 508). */
  private static final int DOTS_PER_INCH = 500;

  /** Bytes of a whole picture, and how many dots wide it is: ZFM-20 and R30x, R503. */
  private static final Map<Integer, Integer> WIDTHS = Map.of(36_864, 256, 18_432, 192);

  private FingerPicture() {}

  /** Bytes of the usual picture, of which progress is told in parts. */
  static int usualBytes() {
    return 36_864;
  }

  /**
   * @param halves two dots a byte, the left one in the high bits, 0 black and 15 white
   * @throws ModuleException GARBLED if no known sensor has so many
   */
  static CapturedImage of(byte[] halves) throws ModuleException {
    Integer width = WIDTHS.get(halves.length);
    if (width == null) {
      throw new ModuleException(
          Reason.GARBLED, "the picture has " + halves.length + " bytes, which no known sensor has");
    }
    int height = halves.length * 2 / width;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] grey = new byte[width * height];
    for (int i = 0; i < halves.length; i++) {
      grey[2 * i] = (byte) ((halves[i] >> 4 & 0xF) * 17);
      grey[2 * i + 1] = (byte) ((halves[i] & 0xF) * 17);
    }
    image.getRaster().setDataElements(0, 0, width, height, grey);
    return new CapturedImage(CapturedImage.PNG, DOTS_PER_INCH, png(image));
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing a picture into memory", e);
    }
    return out.toByteArray();
  }
}
