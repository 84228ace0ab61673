package id.loket.paper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A printer font: one bitmap for each character, all in cells of one size. The shapes are Spleen's
 * (see LICENSE-spleen.txt); no font of the machine is used. Immutable.
 */
public final class Glyphs {
  /** Font A, 12 x 24 dots. */
  public static final Glyphs A = read("spleen-12x24.txt", 12, 24, 12, 24);

  /** Font B, 9 x 17 dots: an 8 x 16 shape with one free column and one free row. */
  public static final Glyphs B = read("spleen-8x16.txt", 8, 16, 9, 17);

  private final int width;
  private final int height;
  private final Map<Character, int[]> rows;
  private final int[] missing;

  private Glyphs(int width, int height, Map<Character, int[]> rows) {
    this.width = width;
    this.height = height;
    this.rows = rows;
    this.missing = hollowBox(width, height);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public Set<Character> characters() {
    return rows.keySet();
  }

  /** Rows from top to bottom; bit {@code width - 1} is the leftmost dot. Unknown: a hollow box. */
  public int[] rows(char character) {
    return rows.getOrDefault(character, missing).clone();
  }

  /** The same, thickened as emphasised print is: each dot also one to the right. */
  public int[] emphasizedRows(char character) {
    int[] thick = rows(character);
    for (int y = 0; y < thick.length; y++) {
      thick[y] |= thick[y] >> 1;
    }
    return thick;
  }

  private static int[] hollowBox(int width, int height) {
    int[] box = new int[height];
    int full = (1 << (width - 2)) - 1;
    for (int y = 4; y < height - 4; y++) {
      boolean edge = y == 4 || y == height - 5;
      box[y] = (edge ? full : (1 << (width - 3)) | 1) << 1;
    }
    return box;
  }

  private static Glyphs read(
      String resource, int shapeWidth, int shapeHeight, int width, int height) {
    Map<Character, int[]> rows = new HashMap<>();
    try (InputStream stream = Glyphs.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          char character = (char) Integer.parseInt(line.substring(0, 4), 16);
          rows.put(character, shape(line.substring(5), shapeWidth, shapeHeight, width, height));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("font " + resource, e);
    }
    return new Glyphs(width, height, rows);
  }

  private static int[] shape(String hex, int shapeWidth, int shapeHeight, int width, int height) {
    int digits = (shapeWidth + 7) / 8 * 2;
    int[] rows = new int[height];
    for (int y = 0; y < shapeHeight; y++) {
      int bits = Integer.parseInt(hex.substring(y * digits, (y + 1) * digits), 16);
      rows[y] = bits >> (digits * 4 - shapeWidth) << (width - shapeWidth);
    }
    return rows;
  }
}
