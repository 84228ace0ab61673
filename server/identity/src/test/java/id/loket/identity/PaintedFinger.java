package id.loket.identity;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Waves with a ridge that ends wherever a spiral is added to their phase (Larkin and Fletcher
 * 2007): enough of a finger for tests that need no simulator. The same number is the same finger.
 */
public final class PaintedFinger {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 288;
  private static final int ENDS = 40;

  private PaintedFinger() {}

  /**
   * @param dx how far to the right it was put down
   * @param dy how far down
   */
  public static byte[] png(int finger, int dx, int dy) {
    return file("png", picture(finger, dx, dy));
  }

  static byte[] file(String format, BufferedImage picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing a picture into memory", e);
    }
    return out.toByteArray();
  }

  static BufferedImage picture(int finger, int dx, int dy) {
    Random random = new Random(finger * 7_919L);
    double[] x = new double[ENDS];
    double[] y = new double[ENDS];
    for (int i = 0; i < ENDS; i++) {
      x[i] = 20 + random.nextInt(WIDTH - 40);
      y[i] = 20 + random.nextInt(HEIGHT - 40);
    }
    double middle = WIDTH / 2.0 + random.nextInt(60) - 30;
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double atX = column - dx;
        double atY = row - dy;
        double phase = 2 * Math.PI * Math.hypot(atX - middle, atY + 120) / 9;
        for (int i = 0; i < ENDS; i++) {
          phase += (i % 2 == 0 ? 1 : -1) * Math.atan2(atY - y[i], atX - x[i]);
        }
        int grey = (int) (127.5 + 127.5 * Math.cos(phase));
        image.getRaster().setSample(column, row, 0, grey);
      }
    }
    return image;
  }
}
