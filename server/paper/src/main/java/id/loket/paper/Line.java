package id.loket.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * The print buffer: the characters and column pictures of one line, set side by side until the line
 * is printed. All stand on one base line, so small characters stand at the foot of large ones.
 */
final class Line {
  /** How characters look from now on. */
  static final class Look {
    Glyphs font = Glyphs.A;
    int widthTimes = 1;
    int heightTimes = 1;
    boolean emphasized;
    int underlineDots;
    boolean reversed;
    int spacing;
  }

  private record Cell(
      int x,
      int width,
      int height,
      char character,
      boolean picture,
      int widthTimes,
      int heightTimes,
      boolean emphasized,
      boolean underlined,
      boolean reversed,
      boolean[][] dots) {}

  private final List<Cell> cells = new ArrayList<>();
  private int position;

  boolean isEmpty() {
    return cells.isEmpty();
  }

  int position() {
    return position;
  }

  void moveTo(int x) {
    position = Math.max(0, x);
  }

  void clear() {
    cells.clear();
    position = 0;
  }

  static int advance(Look look) {
    return (look.font.width() + look.spacing) * look.widthTimes;
  }

  void add(char character, Look look) {
    int[] shape = look.emphasized ? look.font.emphasizedRows(character) : look.font.rows(character);
    int width = advance(look);
    int height = look.font.height() * look.heightTimes;
    boolean[][] dots = new boolean[height][width];
    for (int y = 0; y < height; y++) {
      int bits = shape[y / look.heightTimes];
      boolean under = y >= height - look.underlineDots;
      for (int x = 0; x < width; x++) {
        int column = x / look.widthTimes;
        boolean ink =
            column < look.font.width() && (bits >> (look.font.width() - 1 - column) & 1) == 1;
        dots[y][x] = (ink || under) != look.reversed;
      }
    }
    cells.add(
        new Cell(
            position,
            width,
            height,
            character,
            false,
            look.widthTimes,
            look.heightTimes,
            look.emphasized,
            look.underlineDots > 0,
            look.reversed,
            dots));
    position += width;
  }

  /** A picture of {@code ESC *}, which stands in the line like a character. */
  void add(boolean[][] dots) {
    int width = dots.length == 0 ? 0 : dots[0].length;
    cells.add(new Cell(position, width, dots.length, ' ', true, 1, 1, false, false, false, dots));
    position += width;
  }

  /**
   * The line's dots on paper of a width, within a printing area.
   *
   * @param align 0 left, 1 centre, 2 right
   */
  List<byte[]> dots(int paperWidth, int left, int area, int align, boolean upsideDown) {
    int height = cells.stream().mapToInt(Cell::height).max().orElse(0);
    int end = cells.stream().mapToInt(cell -> cell.x() + cell.width()).max().orElse(0);
    int shift = left + Math.max(0, align == 1 ? (area - end) / 2 : align == 2 ? area - end : 0);
    List<byte[]> rows = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      rows.add(new byte[paperWidth / 8]);
    }
    for (Cell cell : cells) {
      int top = height - cell.height();
      for (int y = 0; y < cell.height(); y++) {
        for (int x = 0; x < cell.width(); x++) {
          if (cell.dots()[y][x]) {
            int column = shift + cell.x() + x;
            int row = top + y;
            if (upsideDown) {
              column = 2 * left + area - 1 - column;
              row = height - 1 - row;
            }
            set(rows.get(row), column);
          }
        }
      }
    }
    return rows;
  }

  /** What a person reads in it, or null where it holds only pictures or spaces. */
  PaperLine read(int align) {
    StringBuilder text = new StringBuilder();
    int widthTimes = 1;
    int heightTimes = 1;
    boolean emphasized = false;
    boolean underlined = false;
    boolean reversed = false;
    int height = 0;
    int reached = 0;
    for (Cell cell : cells) {
      height = Math.max(height, cell.height());
      if (cell.picture()) {
        continue;
      }
      for (int gap = cell.x() - reached; gap >= cell.width(); gap -= cell.width()) {
        text.append(' ');
      }
      text.append(cell.character());
      reached = cell.x() + cell.width();
      if (cell.character() != ' ') {
        widthTimes = Math.max(widthTimes, cell.widthTimes());
        heightTimes = Math.max(heightTimes, cell.heightTimes());
        emphasized |= cell.emphasized();
        underlined |= cell.underlined();
        reversed |= cell.reversed();
      }
    }
    String read = text.toString().strip();
    return read.isEmpty()
        ? null
        : new PaperLine(
            read, widthTimes, heightTimes, emphasized, underlined, reversed, align, 0, height);
  }

  static void set(byte[] row, int column) {
    if (column >= 0 && column < row.length * 8) {
      row[column >> 3] |= (byte) (0x80 >> (column & 7));
    }
  }
}
