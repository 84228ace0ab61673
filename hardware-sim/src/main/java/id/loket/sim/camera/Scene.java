package id.loket.sim.camera;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * What the lens sees at a moment, with the moment and the word SIMULASI written into it, as a JPEG.
 * The same scene at the same moment is the same picture.
 */
record Scene(View view, int face, Level level, boolean dark) {
  static final int WIDTH = 640;
  static final int HEIGHT = 480;

  /** How many different people there are. */
  static final int FACES = 8;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH.mm.ss,SSS", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Jakarta"));
  private static final Color[] BARS = {
    Color.WHITE, Color.YELLOW, Color.CYAN, Color.GREEN, Color.MAGENTA, Color.RED, Color.BLUE
  };
  private static final int SOFT = 5;

  /** What stands before the camera. */
  enum View {
    FACE,
    EMPTY_CHAIR,
    TEST_CARD
  }

  /** How good the camera still is. */
  enum Level {
    IDEAL(3, false, 1),
    WORN(14, true, 0.8),
    FAULTY(40, true, 0.55);

    private final int noise;
    private final boolean soft;
    private final double light;

    Level(int noise, boolean soft, double light) {
      this.noise = noise;
      this.soft = soft;
      this.light = light;
    }
  }

  byte[] jpeg(Instant moment) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    drawView(picture, moment);
    BufferedImage seen = level.soft ? softened(picture) : picture;
    expose(seen, moment);
    label(seen, moment);
    return written(seen);
  }

  private void drawView(BufferedImage picture, Instant moment) {
    Graphics2D pen = pen(picture);
    Sitter sitter = new Sitter(face);
    switch (view) {
      case FACE -> sitter.draw(pen, WIDTH, HEIGHT, moment.toEpochMilli() % 3_600_000 / 1e3);
      case EMPTY_CHAIR -> sitter.drawWall(pen, WIDTH, HEIGHT);
      case TEST_CARD -> drawBars(pen);
    }
    pen.dispose();
  }

  private static void drawBars(Graphics2D pen) {
    for (int i = 0; i < BARS.length; i++) {
      pen.setColor(BARS[i]);
      pen.fillRect(i * WIDTH / BARS.length, 0, WIDTH / BARS.length + 1, HEIGHT * 3 / 4);
    }
    for (int i = 0; i < WIDTH; i++) {
      pen.setColor(new Color(i * 255 / WIDTH, i * 255 / WIDTH, i * 255 / WIDTH));
      pen.fillRect(i, HEIGHT * 3 / 4, 1, HEIGHT / 4);
    }
  }

  /** Light and noise of the sensor; the noise is that of the moment. */
  private void expose(BufferedImage picture, Instant moment) {
    byte[] values = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    Random random = new Random(moment.toEpochMilli());
    byte[] noise = new byte[4_096];
    random.nextBytes(noise);
    double light = dark ? level.light * 0.08 : level.light;
    int from = random.nextInt(noise.length);
    for (int i = 0; i < values.length; i++) {
      int grain = noise[(from + i + i / 4_093) & 4_095] * level.noise / 128;
      double lit = (values[i] & 0xFF) * light + grain;
      values[i] = (byte) Math.max(0, Math.min(255, lit));
    }
  }

  private void label(BufferedImage picture, Instant moment) {
    Graphics2D pen = pen(picture);
    pen.setColor(new Color(0, 0, 0, 170));
    pen.fillRect(0, HEIGHT - 30, WIDTH, 30);
    pen.setColor(Color.WHITE);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
    pen.drawString("SIMULASI  " + MOMENT.format(moment) + "  " + words(), 10, HEIGHT - 9);
    pen.dispose();
  }

  private String words() {
    return switch (view) {
      case FACE -> "wajah " + face;
      case EMPTY_CHAIR -> "kursi kosong";
      case TEST_CARD -> "kartu uji";
    };
  }

  private static BufferedImage softened(BufferedImage picture) {
    float[] even = new float[SOFT * SOFT];
    Arrays.fill(even, 1f / even.length);
    return new ConvolveOp(new Kernel(SOFT, SOFT, even), ConvolveOp.EDGE_NO_OP, null)
        .filter(picture, new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR));
  }

  private static Graphics2D pen(BufferedImage picture) {
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return pen;
  }

  private static byte[] written(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return bytes.toByteArray();
  }
}
