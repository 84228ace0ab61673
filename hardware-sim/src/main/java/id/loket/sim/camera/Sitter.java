package id.loket.sim.camera;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/**
 * An invented person who sits before the camera: the same seed is the same face, and nobody's. All
 * lengths are parts of the picture's height, so that a face fills the same part at every size.
 */
final class Sitter {
  private static final Color[] SKINS = {
    new Color(0x8D5A3B), new Color(0xA8704A), new Color(0xC08A5E), new Color(0xD9A97E)
  };
  private static final Color[] CLOTHES = {
    new Color(0xF2F2F2), new Color(0x2F5D8A), new Color(0x6B3FA0), new Color(0x3D7A4E)
  };
  private static final Color[] BACKGROUNDS = {new Color(0x2B6CB0), new Color(0xB02B2B)};
  private static final Color DARK = new Color(0x1C1512);

  private final Color skin;
  private final Color clothes;
  private final Color background;
  private final Color scarf;
  private final boolean scarfed;
  private final double faceWidth;
  private final double faceHeight;
  private final double eyes;
  private final double eyeSize;
  private final double mouth;
  private final double brows;
  private final double phase;

  Sitter(long seed) {
    Random random = new Random(mixed(seed));
    skin = SKINS[random.nextInt(SKINS.length)];
    clothes = CLOTHES[random.nextInt(CLOTHES.length)];
    background = BACKGROUNDS[random.nextInt(BACKGROUNDS.length)];
    scarf = CLOTHES[random.nextInt(CLOTHES.length)].darker();
    scarfed = random.nextBoolean();
    faceWidth = between(random, 0.30, 0.36);
    faceHeight = between(random, 0.42, 0.50);
    eyes = between(random, 0.068, 0.085);
    eyeSize = between(random, 0.017, 0.024);
    mouth = between(random, 0.09, 0.13);
    brows = between(random, 0.042, 0.055);
    phase = random.nextDouble() * 6;
  }

  /** Neighbouring seeds of Random give like numbers (Steele, Lea, Flood: SplitMix64). */
  private static long mixed(long seed) {
    long z = seed * 0x9E3779B97F4A7C15L + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  private static double between(Random random, double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  /** The wall behind, which an empty chair shows as well. */
  void drawWall(Graphics2D pen, int width, int height) {
    pen.setColor(background);
    pen.fill(new Rectangle2D.Double(0, 0, width, height));
  }

  /**
   * @param seconds moves the head a little and shuts the eyes now and then
   */
  void draw(Graphics2D pen, int width, int height, double seconds) {
    drawWall(pen, width, height);
    double sway = 0.008 * Math.sin(seconds * 1.1 + phase);
    pen.translate(width / 2.0 + sway * height, 0.47 * height);
    pen.scale(height, height);
    drawBody(pen);
    drawHead(pen, (seconds + phase) % 4 < 0.15);
  }

  private void drawBody(Graphics2D pen) {
    Path2D body = new Path2D.Double();
    body.moveTo(-0.40, 0.60);
    body.curveTo(-0.40, 0.36, -0.20, 0.33, -0.09, 0.29);
    body.lineTo(0.09, 0.29);
    body.curveTo(0.20, 0.33, 0.40, 0.36, 0.40, 0.60);
    body.closePath();
    fill(pen, clothes, body);
    fill(pen, skin.darker(), new Rectangle2D.Double(-0.075, 0.14, 0.15, 0.18));
  }

  private void drawHead(Graphics2D pen, boolean shut) {
    double above = faceHeight / 2;
    Color hair = scarfed ? scarf : DARK;
    fill(pen, hair, oval(0, scarfed ? 0.02 : -0.045, faceWidth * 1.28, faceHeight * 1.16));
    if (scarfed) {
      fill(pen, scarf, oval(0, 0.25, faceWidth * 1.1, 0.22));
    }
    fill(pen, skin, oval(0, 0, faceWidth, faceHeight));
    if (!scarfed) {
      fill(pen, skin.darker(), oval(-faceWidth / 2, 0.01, 0.03, 0.08));
      fill(pen, skin.darker(), oval(faceWidth / 2, 0.01, 0.03, 0.08));
    }
    double eyeLine = -above * 0.16;
    drawEye(pen, -eyes, eyeLine, shut);
    drawEye(pen, eyes, eyeLine, shut);
    pen.setStroke(new BasicStroke(0.006f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.setColor(skin.darker().darker());
    pen.draw(new Arc2D.Double(-0.022, 0.02, 0.044, 0.045, 180, 180, Arc2D.OPEN));
    pen.setColor(new Color(0x8A3B3B));
    pen.setStroke(new BasicStroke(0.011f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(new Arc2D.Double(-mouth / 2, 0.085, mouth, 0.045, 195, 150, Arc2D.OPEN));
  }

  private void drawEye(Graphics2D pen, double x, double y, boolean shut) {
    pen.setColor(DARK);
    pen.setStroke(new BasicStroke(0.009f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(new Arc2D.Double(x - 0.036, y - brows - 0.012, 0.072, 0.03, 25, 130, Arc2D.OPEN));
    if (shut) {
      pen.draw(new Arc2D.Double(x - 0.03, y - 0.01, 0.06, 0.02, 200, 140, Arc2D.OPEN));
      return;
    }
    fill(pen, Color.WHITE, oval(x, y, 0.062, eyeSize * 1.9));
    fill(pen, new Color(0x3B2416), oval(x, y, eyeSize * 1.5, eyeSize * 1.5));
    fill(pen, Color.BLACK, oval(x, y, eyeSize * 0.7, eyeSize * 0.7));
    fill(pen, Color.WHITE, oval(x + 0.004, y - 0.004, 0.005, 0.005));
  }

  private static Shape oval(double x, double y, double width, double height) {
    return new Ellipse2D.Double(x - width / 2, y - height / 2, width, height);
  }

  private static void fill(Graphics2D pen, Color colour, Shape shape) {
    pen.setColor(colour);
    pen.fill(shape);
  }
}
