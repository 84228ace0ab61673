package id.loket.server.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The cells of a page, as far as their lengths go. SQLite, "Database File Format", 1.6 and 2.1:
 * each says how long it is, and again of each of its values, so that a bit of one of these is told.
 */
final class Cells {
  private static final int TABLE_LEAF = 13;
  private static final int INDEX_LEAF = 10;
  private static final int INDEX_INTERIOR = 2;

  /** Of a page of 4,096 bytes: what a cell holds itself, at most, and at least if there is more. */
  private static final int MOST_IN_TABLE = 4061;

  private static final int MOST_IN_INDEX = 1002;
  private static final int LEAST = 489;
  private static final int ON_OVERFLOW = 4092;

  private final ByteBuffer page;

  private Cells(ByteBuffer page) {
    this.page = page;
  }

  /**
   * Whether each row is as long as its values are together; true of a page that holds no rows.
   *
   * @param header where the page's own begins
   */
  static boolean addUp(ByteBuffer page, int header) {
    int type = page.get(header);
    if (type != TABLE_LEAF && type != INDEX_LEAF && type != INDEX_INTERIOR) {
      return true;
    }
    int pointers = header + (type == INDEX_INTERIOR ? 12 : 8);
    Cells cells = new Cells(page.duplicate());
    try {
      for (int n = 0; n < Short.toUnsignedInt(page.getShort(header + 3)); n++) {
        if (!cells.addsUp(Short.toUnsignedInt(page.getShort(pointers + 2 * n)), type)) {
          return false;
        }
      }
      return true;
    } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException e) {
      return false;
    }
  }

  private boolean addsUp(int cell, int type) {
    page.position(cell + (type == INDEX_INTERIOR ? 4 : 0));
    long length = number();
    if (type == TABLE_LEAF) {
      number();
    }
    int begin = page.position();
    int here = here(length, type == TABLE_LEAF ? MOST_IN_TABLE : MOST_IN_INDEX);
    if (length < 1 || begin + here > page.capacity()) {
      return false;
    }
    long types = number();
    if (types > here) {
      return types <= length; // The rest of the types stands on another page.
    }
    long values = types;
    while (page.position() < begin + types) {
      values += size(number());
    }
    return page.position() == begin + types && values == length;
  }

  private static int here(long length, int most) {
    if (length <= most) {
      return (int) length;
    }
    int part = LEAST + (int) ((length - LEAST) % ON_OVERFLOW);
    return part <= most ? part : LEAST;
  }

  private static long size(long type) {
    return switch ((int) Math.min(type, 12)) {
      case 0, 8, 9 -> 0;
      case 1, 2, 3, 4 -> type;
      case 5 -> 6;
      case 6, 7 -> 8;
      case 12 -> (type - 12) / 2;
      default -> throw new IllegalArgumentException("no value is of type " + type);
    };
  }

  /** One to nine bytes, of which all but the ninth give seven bits. */
  private long number() {
    long number = 0;
    for (int n = 0; n < 8; n++) {
      byte one = page.get();
      number = number << 7 | one & 0x7f;
      if (one >= 0) {
        return number;
      }
    }
    return number << 8 | page.get() & 0xff;
  }
}
