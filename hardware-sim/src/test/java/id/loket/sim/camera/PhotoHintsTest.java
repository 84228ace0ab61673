package id.loket.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hints that the console gives on a photo, on pictures of invented people. */
class PhotoHintsTest {
  private static final Path MODULE =
      Path.of("../server/app/src/main/resources/screens/console/photo-quality.js");
  private static final Path CHECK = Path.of("src/test/js/photo-quality.check.mjs");
  private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
  private static final int WIDTH = 160;

  @TempDir private Path folder;

  @Test
  void aPersonInGoodLightInTheMiddleNeedsNoHintWhateverTheSkinAndTheCloth() throws Exception {
    List<BufferedImage> pictures = new ArrayList<>();
    for (int face = 0; face < Scene.FACES; face++) {
      pictures.add(picture(Scene.View.FACE, face, false));
    }

    assertEquals(List.of("", "", "", "", "", "", "", ""), hints(pictures));
  }

  @Test
  void eachThingThatCanBeMendedIsSaid() throws Exception {
    BufferedImage person = picture(Scene.View.FACE, 3, false);

    assertEquals(
        List.of("DARK NOBODY", "NOBODY", "NEAR RESTLESS_WALL", "LEFT", "RIGHT", "NEAR"),
        hints(
            List.of(
                picture(Scene.View.FACE, 3, true),
                picture(Scene.View.EMPTY_CHAIR, 3, false),
                picture(Scene.View.TEST_CARD, 3, false),
                part(person, 110, 0, 520, 390),
                part(person, 10, 0, 520, 390),
                part(person, 200, 100, 240, 180))));
  }

  private static BufferedImage picture(Scene.View view, int face, boolean dark) throws IOException {
    byte[] jpeg = new Scene(view, face, Scene.Level.IDEAL, dark).jpeg(NOW);
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  private static BufferedImage part(BufferedImage whole, int x, int y, int width, int height) {
    return whole.getSubimage(x, y, width, height);
  }

  private List<String> hints(List<BufferedImage> pictures) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", CHECK.toString(), MODULE.toString()));
    for (BufferedImage one : pictures) {
      Path file = folder.resolve(command.size() + ".rgba");
      Files.write(file, pixels(one));
      command.add(file.toString());
    }
    Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, node.waitFor(), said);
    return List.of(said.split("\n", -1)).subList(0, pictures.size());
  }

  private static byte[] pixels(BufferedImage picture) {
    int height = WIDTH * picture.getHeight() / picture.getWidth();
    BufferedImage small = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, WIDTH, height, null);
    pen.dispose();
    byte[] pixels = new byte[WIDTH * height * 4];
    for (int i = 0; i < WIDTH * height; i++) {
      int colour = small.getRGB(i % WIDTH, i / WIDTH);
      pixels[4 * i] = (byte) (colour >> 16);
      pixels[4 * i + 1] = (byte) (colour >> 8);
      pixels[4 * i + 2] = (byte) colour;
      pixels[4 * i + 3] = (byte) 255;
    }
    return pixels;
  }
}
