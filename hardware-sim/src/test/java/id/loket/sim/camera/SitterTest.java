package id.loket.sim.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The invented people before the virtual camera. */
class SitterTest {
  private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

  @Test
  void theSameFaceAtTheSameMomentIsTheSamePicture() {
    assertArrayEquals(face(3).jpeg(NOW), face(3).jpeg(NOW));
  }

  @Test
  void noTwoPeopleLookAlike() throws IOException {
    for (int one = 0; one < Scene.FACES; one++) {
      for (int other = 0; other < one; other++) {
        double apart = difference(read(face(one).jpeg(NOW)), read(face(other).jpeg(NOW)));
        assertTrue(apart > 4, "faces " + other + " and " + one + " are only " + apart + " apart");
      }
    }
  }

  private static Scene face(int number) {
    return new Scene(Scene.View.FACE, number, Scene.Level.IDEAL, false);
  }

  private static BufferedImage read(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  /** Of 255, on average over the middle of the picture. */
  private static double difference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    long count = 0;
    for (int y = 60; y < 400; y += 2) {
      for (int x = 200; x < 440; x += 2) {
        for (int shift = 0; shift <= 16; shift += 8) {
          sum += Math.abs((one.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255));
          count++;
        }
      }
    }
    return (double) sum / count;
  }
}
