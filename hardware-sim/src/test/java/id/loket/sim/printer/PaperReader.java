package id.loket.sim.printer;

import id.loket.paper.Glyphs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * Reads text back from a picture of printed paper, by comparing dot for dot with the printer's
 * font, at every size and place. It knows nothing of the bytes that made the print. Lines that mix
 * sizes or are underlined, pictures and codes are passed over.
 */
public final class PaperReader {
  /** A line as it was recognised. */
  public record Read(String text, int widthTimes, int heightTimes, int top) {
    int size() {
      return widthTimes * heightTimes;
    }
  }

  private final boolean[][] ink;
  private final int width;
  private final List<Read> lines = new ArrayList<>();

  private PaperReader(boolean[][] ink, int width) {
    this.ink = ink;
    this.width = width;
    read();
  }

  /** Reads a slip as the bench serves it. */
  public static PaperReader of(byte[] png) {
    try {
      var image = ImageIO.read(new ByteArrayInputStream(png));
      boolean[][] ink = new boolean[image.getHeight()][image.getWidth()];
      for (int y = 0; y < ink.length; y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          ink[y][x] = (image.getRGB(x, y) & 0xff) < 128;
        }
      }
      return new PaperReader(ink, image.getWidth());
    } catch (IOException e) {
      throw new UncheckedIOException("not a picture of paper", e);
    }
  }

  public List<Read> lines() {
    return List.copyOf(lines);
  }

  public String text() {
    return lines.stream().map(Read::text).collect(Collectors.joining("\n"));
  }

  /** The largest line that has a letter or a digit; empty if there is none. */
  public String largest() {
    IntPredicate word = Character::isLetterOrDigit;
    return lines.stream()
        .filter(line -> line.text().chars().anyMatch(word))
        .max(Comparator.comparingInt(Read::size).thenComparing(line -> -line.top()))
        .map(Read::text)
        .orElse("");
  }

  private void read() {
    int y = 0;
    while (y < ink.length) {
      if (blank(y)) {
        y++;
        continue;
      }
      Read line = lineAt(y);
      if (line == null) {
        while (y < ink.length && !blank(y)) {
          y++;
        }
      } else {
        lines.add(line);
        y = line.top();
      }
    }
    // While reading, top stood for the row below; now it is the order on the paper.
    for (int i = 0; i < lines.size(); i++) {
      Read line = lines.get(i);
      lines.set(i, new Read(line.text(), line.widthTimes(), line.heightTimes(), i));
    }
  }

  private boolean blank(int y) {
    for (boolean dot : ink[y]) {
      if (dot) {
        return false;
      }
    }
    return true;
  }

  /** Tries all sizes, the largest first, on the line whose first inked row is y. */
  private Read lineAt(int y) {
    int end = y;
    while (end < ink.length && !blank(end)) {
      end++;
    }
    // A line is at most as high as the largest cell; pictures often are higher.
    if (end - y > 8 * Glyphs.A.height()) {
      return null;
    }
    for (int size = 64; size >= 1; size--) {
      for (int high = 8; high >= 1; high--) {
        if (size % high == 0 && size / high <= 8) {
          for (Shapes shapes : Shapes.ALL) {
            Read line = lineAt(y, end, shapes, size / high, high);
            if (line != null) {
              return line;
            }
          }
        }
      }
    }
    return null;
  }

  private Read lineAt(int y, int end, Shapes shapes, int wide, int high) {
    int cellHeight = shapes.height * high;
    // Ink is made of whole blocks, so a line of this size has an inked height of whole blocks.
    if (end - y > cellHeight || (end - y) % high != 0) {
      return null;
    }
    int first = width;
    for (int row = y; row < end; row++) {
      for (int x = 0; x < first; x++) {
        if (ink[row][x]) {
          first = x;
        }
      }
    }
    for (int above = 0; above < shapes.height; above++) {
      int top = y - above * high;
      if (top < 0 || top + cellHeight < end || top + cellHeight > ink.length) {
        continue;
      }
      for (int before = 0; before < shapes.width; before++) {
        String text = textAt(first - before * wide, top, shapes, wide, high);
        if (text != null) {
          return new Read(text, wide, high, top + cellHeight);
        }
      }
    }
    return null;
  }

  private String textAt(int x, int top, Shapes shapes, int wide, int high) {
    StringBuilder text = new StringBuilder();
    int cell = shapes.width * wide;
    int last = lastInk(top, top + shapes.height * high);
    for (int left = x; left <= last; left += cell) {
      Character character = shapes.known(sample(left, top, shapes, wide, high));
      if (character == null) {
        return null;
      }
      text.append(character);
    }
    String read = text.toString().strip();
    return read.isEmpty() ? null : read;
  }

  private int lastInk(int from, int to) {
    int last = -1;
    for (int y = from; y < to; y++) {
      for (int x = width - 1; x > last; x--) {
        if (ink[y][x]) {
          last = x;
        }
      }
    }
    return last;
  }

  /** The cell's rows at single size, or null if it is not made of blocks of that size. */
  private int[] sample(int left, int top, Shapes shapes, int wide, int high) {
    if (left < 0 || left + shapes.width * wide > width) {
      return null;
    }
    int[] rows = new int[shapes.height];
    for (int y = 0; y < shapes.height; y++) {
      for (int x = 0; x < shapes.width; x++) {
        boolean dot = ink[top + y * high][left + x * wide];
        for (int dy = 0; dy < high; dy++) {
          for (int dx = 0; dx < wide; dx++) {
            if (ink[top + y * high + dy][left + x * wide + dx] != dot) {
              return null;
            }
          }
        }
        rows[y] = rows[y] << 1 | (dot ? 1 : 0);
      }
    }
    return rows;
  }

  /** The shapes of one font: plain, emphasised, and white on black. */
  private static final class Shapes {
    static final List<Shapes> ALL = List.of(new Shapes(Glyphs.A), new Shapes(Glyphs.B));

    final int width;
    final int height;
    private final Map<String, Character> known = new HashMap<>();

    Shapes(Glyphs font) {
      width = font.width();
      height = font.height();
      // In order, so that of equal shapes the plainer character wins.
      for (char character : font.characters().stream().sorted().toList()) {
        // Frames and blocks are drawing, not writing.
        if (character < 0x2500 || character > 0x25ff) {
          learn(font.rows(character), character);
          learn(font.emphasizedRows(character), character);
        }
      }
    }

    private void learn(int[] rows, char character) {
      known.putIfAbsent(Arrays.toString(rows), character);
      int all = (1 << width) - 1;
      int[] reversed = Arrays.stream(rows).map(row -> ~row & all).toArray();
      known.putIfAbsent(Arrays.toString(reversed), character);
    }

    Character known(int[] rows) {
      return rows == null ? null : known.get(Arrays.toString(rows));
    }
  }
}
