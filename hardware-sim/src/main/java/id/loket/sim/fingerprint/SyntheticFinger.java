package id.loket.sim.fingerprint;

import java.util.SplittableRandom;

/**
 * A finger that nobody has: ridges grown by Gabor filters along an orientation field of loops and
 * deltas (Sherlock and Monro 1993; Cappelli, Maio and Maltoni, SFinGe, 2002). The same seed is the
 * same finger. A value; safe for many threads.
 *
 * <p>Known limit: it serves to rehearse, and says nothing about how well real fingers are told
 * apart.
 */
public final class SyntheticFinger {
  public static final int WIDTH = 256;
  public static final int HEIGHT = 288;

  /** Around the picture, for fingers that are put there askew. */
  private static final int MARGIN = 32;

  private static final int ALL_WIDTH = WIDTH + 2 * MARGIN;
  private static final int ALL_HEIGHT = HEIGHT + 2 * MARGIN;
  private static final int DIRECTIONS = 36;
  private static final int WAVELENGTHS = 5;
  private static final double SHORTEST_WAVE = 7;
  private static final double LONGEST_WAVE = 11;
  private static final int RADIUS = 9;
  private static final int SIDE = 2 * RADIUS + 1;
  private static final int GROWTH = 7;
  private static final float[][][] FILTERS = filters();

  private final long seed;
  private final float[] skin;

  private SyntheticFinger(long seed, float[] skin) {
    this.seed = seed;
    this.skin = skin;
  }

  /** Grows the finger; takes some tenths of a second. */
  public static SyntheticFinger of(long seed) {
    SplittableRandom random = random(seed, 0);
    Ridges ridges = Ridges.of(random);
    float[] skin = new float[ALL_WIDTH * ALL_HEIGHT];
    for (int i = 0; i < skin.length; i++) {
      skin[i] = random.nextInt(8) == 0 ? (random.nextBoolean() ? 1 : -1) : 0;
    }
    for (int round = 0; round < GROWTH; round++) {
      skin = grown(skin, ridges);
    }
    return new SyntheticFinger(seed, skin);
  }

  public long seed() {
    return seed;
  }

  /**
   * The finger as a sensor sees it once it is put there: each time a little askew, pressed and
   * stretched otherwise; the same number gives the same again.
   *
   * @param touch counts how often it was put there
   * @return two dots a byte, the left one in the high bits, 0 black and 15 white
   */
  public byte[] touched(int touch, Touch how) {
    SplittableRandom random = random(seed, 1 + touch);
    Placing placing = Placing.of(random, how);
    byte[] halves = new byte[WIDTH * HEIGHT / 2];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grey = (int) Math.round(15 * lightness(x, y, placing, random));
        int at = (y * WIDTH + x) / 2;
        halves[at] |= (byte) (x % 2 == 0 ? grey << 4 : grey);
      }
    }
    return halves;
  }

  private double lightness(int x, int y, Placing placing, SplittableRandom random) {
    double edge = placing.edge(x, y);
    if (edge > 1) {
      return 1;
    }
    double ridge = sample(placing.skinX(x, y), placing.skinY(x, y));
    double noise = placing.noise * (random.nextDouble() - 0.5) * 2 + placing.blotch(x, y);
    double dark = 0.5 + 0.5 * (ridge + placing.pressure + noise);
    double fading = Math.min(1, (1 - edge) * 6);
    return 1 - Math.max(0, Math.min(1, dark)) * fading;
  }

  /** Above 0 is ridge. Bilinear. */
  private double sample(double x, double y) {
    double inX = Math.max(0, Math.min(ALL_WIDTH - 2, x));
    double inY = Math.max(0, Math.min(ALL_HEIGHT - 2, y));
    int left = (int) inX;
    int top = (int) inY;
    double right = inX - left;
    double down = inY - top;
    int at = top * ALL_WIDTH + left;
    double upper = skin[at] * (1 - right) + skin[at + 1] * right;
    double lower = skin[at + ALL_WIDTH] * (1 - right) + skin[at + ALL_WIDTH + 1] * right;
    return upper * (1 - down) + lower * down;
  }

  /** Seeds that follow each other would give fingers that resemble each other. */
  private static SplittableRandom random(long seed, long use) {
    long mixed = seed * 0x9E3779B97F4A7C15L + use * 0xD1B54A32D192ED03L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return new SplittableRandom(mixed ^ mixed >>> 32);
  }

  // ---- growing ---------------------------------------------------------------------------------

  private static float[] grown(float[] skin, Ridges ridges) {
    float[] next = new float[skin.length];
    for (int y = 0; y < ALL_HEIGHT; y++) {
      for (int x = 0; x < ALL_WIDTH; x++) {
        int at = y * ALL_WIDTH + x;
        float[] filter = FILTERS[ridges.direction[at]][ridges.wave[at]];
        next[at] = (float) Math.tanh(3 * filtered(skin, x, y, filter));
      }
    }
    return next;
  }

  private static float filtered(float[] skin, int x, int y, float[] filter) {
    float sum = 0;
    int fromY = Math.max(-RADIUS, -y);
    int toY = Math.min(RADIUS, ALL_HEIGHT - 1 - y);
    int fromX = Math.max(-RADIUS, -x);
    int toX = Math.min(RADIUS, ALL_WIDTH - 1 - x);
    for (int dy = fromY; dy <= toY; dy++) {
      int row = (y + dy) * ALL_WIDTH + x;
      int taps = (dy + RADIUS) * SIDE + RADIUS;
      for (int dx = fromX; dx <= toX; dx++) {
        sum += skin[row + dx] * filter[taps + dx];
      }
    }
    return sum;
  }

  /** One for each direction of the ridges and each distance between them; each sums up to 0. */
  private static float[][][] filters() {
    float[][][] all = new float[DIRECTIONS][WAVELENGTHS][];
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      for (int wave = 0; wave < WAVELENGTHS; wave++) {
        all[direction][wave] = filter(Math.PI * direction / DIRECTIONS, waveLength(wave));
      }
    }
    return all;
  }

  private static float[] filter(double along, double length) {
    double spread = 0.4036 * length;
    float[] taps = new float[SIDE * SIDE];
    double sum = 0;
    double size = 0;
    for (int i = 0; i < taps.length; i++) {
      int x = i % SIDE - RADIUS;
      int y = i / SIDE - RADIUS;
      double across = -x * Math.sin(along) + y * Math.cos(along);
      double near = Math.exp(-(x * x + y * y) / (2 * spread * spread));
      taps[i] = (float) (near * Math.cos(2 * Math.PI * across / length));
      sum += taps[i];
      size += near;
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] = (float) ((taps[i] - sum / taps.length) * 2 / size);
    }
    return taps;
  }

  private static double waveLength(int wave) {
    return SHORTEST_WAVE + wave * (LONGEST_WAVE - SHORTEST_WAVE) / (WAVELENGTHS - 1);
  }

  /** Where the ridges run, and how far they lie from each other, at every dot. */
  private record Ridges(byte[] direction, byte[] wave) {
    static Ridges of(SplittableRandom random) {
      Flow flow = Flow.of(random);
      Waves bend = Waves.of(random, 6, 0.22);
      Waves width = Waves.of(random, 5, 1.1);
      double usual = 8.2 + 1.4 * random.nextDouble();
      byte[] direction = new byte[ALL_WIDTH * ALL_HEIGHT];
      byte[] wave = new byte[direction.length];
      for (int y = 0; y < ALL_HEIGHT; y++) {
        for (int x = 0; x < ALL_WIDTH; x++) {
          int at = y * ALL_WIDTH + x;
          double angle = flow.angle(x, y) + bend.at(x, y);
          direction[at] =
              (byte) Math.floorMod((int) Math.round(angle / Math.PI * DIRECTIONS), DIRECTIONS);
          double step = (usual + width.at(x, y) - SHORTEST_WAVE) / (LONGEST_WAVE - SHORTEST_WAVE);
          long nearest = Math.round(step * (WAVELENGTHS - 1));
          wave[at] = (byte) Math.max(0, Math.min(WAVELENGTHS - 1, nearest));
        }
      }
      return new Ridges(direction, wave);
    }
  }

  /** The points around which the ridges turn, and how the whole leans. */
  private record Flow(double[][] loops, double[][] deltas, double lean, double arch) {
    static Flow of(SplittableRandom random) {
      double middle = ALL_WIDTH / 2.0 + spread(random, 28);
      double top = ALL_HEIGHT * 0.42 + spread(random, 26);
      double lean = spread(random, 0.25);
      int pattern = random.nextInt(10);
      if (pattern == 0) {
        return new Flow(new double[0][], new double[0][], lean, 1 + random.nextDouble());
      }
      double aside = 55 + 45 * random.nextDouble();
      double below = 75 + 50 * random.nextDouble();
      double side = random.nextBoolean() ? 1 : -1;
      if (pattern < 7) {
        return new Flow(
            new double[][] {{middle, top}},
            new double[][] {{middle + side * aside, top + below}},
            lean,
            0);
      }
      double apart = 18 + 40 * random.nextDouble();
      return new Flow(
          new double[][] {{middle, top}, {middle + spread(random, 14), top + apart}},
          new double[][] {
            {middle + aside + spread(random, 12), top + below},
            {middle - aside + spread(random, 12), top + below + spread(random, 20)}
          },
          lean,
          0);
    }

    /** With y downwards, as in a picture. */
    double angle(double x, double y) {
      if (arch > 0) {
        double height = Math.max(0, 1.1 - y / ALL_HEIGHT);
        return lean - Math.atan(arch * height * Math.cos(Math.PI * x / ALL_WIDTH));
      }
      double turn = lean;
      for (double[] delta : deltas) {
        turn -= 0.5 * Math.atan2(y - delta[1], x - delta[0]);
      }
      for (double[] loop : loops) {
        turn += 0.5 * Math.atan2(y - loop[1], x - loop[0]);
      }
      return turn;
    }
  }

  private static double spread(SplittableRandom random, double most) {
    return (random.nextDouble() * 2 - 1) * most;
  }

  /** Long waves over the whole, in all directions. */
  private record Waves(double[] x, double[] y, double[] phase, double height) {
    static Waves of(SplittableRandom random, int count, double height) {
      double[] x = new double[count];
      double[] y = new double[count];
      double[] phase = new double[count];
      for (int i = 0; i < count; i++) {
        x[i] = spread(random, 2 * Math.PI / 110);
        y[i] = spread(random, 2 * Math.PI / 110);
        phase[i] = spread(random, Math.PI);
      }
      return new Waves(x, y, phase, height / Math.sqrt(count));
    }

    double at(double atX, double atY) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += Math.sin(x[i] * atX + y[i] * atY + phase[i]);
      }
      return height * sum * Math.sqrt(2);
    }
  }

  // ---- touching --------------------------------------------------------------------------------

  /**
   * How carefully a finger is put there.
   *
   * @param degrees how far it may be turned
   * @param dots how far it may lie aside
   * @param coverage how much of it touches, 1 for all
   * @param noise of skin and sensor, 0 to 1
   */
  public record Touch(double degrees, double dots, double coverage, double noise) {
    public static final Touch CAREFUL = new Touch(8, 10, 0.97, 0.25);
    public static final Touch HASTY = new Touch(20, 24, 0.85, 0.45);
  }

  /** Where one touch brings which dot of the skin. */
  private record Placing(
      double turn,
      double aside,
      double down,
      double coverage,
      double pressure,
      double noise,
      Waves stretchX,
      Waves stretchY,
      Waves blotches) {
    static Placing of(SplittableRandom random, Touch how) {
      return new Placing(
          Math.toRadians(spread(random, how.degrees())),
          spread(random, how.dots()),
          spread(random, how.dots()),
          how.coverage(),
          spread(random, 0.25),
          how.noise(),
          Waves.of(random, 4, 1.6),
          Waves.of(random, 4, 1.6),
          Waves.of(random, 6, 0.2 + how.noise() / 4));
    }

    double skinX(int x, int y) {
      double fromX = x - WIDTH / 2.0;
      double fromY = y - HEIGHT / 2.0;
      return ALL_WIDTH / 2.0
          + fromX * Math.cos(turn)
          - fromY * Math.sin(turn)
          + aside
          + stretchX.at(x, y);
    }

    double skinY(int x, int y) {
      double fromX = x - WIDTH / 2.0;
      double fromY = y - HEIGHT / 2.0;
      return ALL_HEIGHT / 2.0
          + fromX * Math.sin(turn)
          + fromY * Math.cos(turn)
          + down
          + stretchY.at(x, y);
    }

    double blotch(int x, int y) {
      return blotches.at(x, y);
    }

    /** 0 in the middle of what touches, 1 where it ends. */
    double edge(int x, int y) {
      double across = (x - WIDTH / 2.0) / (WIDTH * 0.47 * coverage);
      double along = (y - HEIGHT / 2.0) / (HEIGHT * 0.48 * coverage);
      return across * across + along * along;
    }
  }
}
