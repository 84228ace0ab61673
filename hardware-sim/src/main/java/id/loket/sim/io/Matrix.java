package id.loket.sim.io;

import java.time.Clock;
import java.util.Arrays;

/**
 * The glass of a vacuum fluorescent sign of two lines of 20 characters and the interpreter of its
 * command set, CD5220 (command table of the manual). Its monitor guards it; many threads may use
 * it.
 *
 * <p>What real ones do and a host has to know: after ESC Q A, B or D the sign is in its string mode
 * and passes over everything but these three, CLR and CAN; after a loss of power it shows its
 * maker's greeting with the cursor on; it never answers. Known limits: downloaded characters (ESC
 * &), window (ESC W) and character sets (ESC f, ESC c) are read and passed over.
 */
final class Matrix extends Board {
  static final int COLUMNS = 20;
  static final int ROWS = 2;
  static final int BRIGHTEST = 4;

  private static final int ESC = 0x1B;
  private static final int CR = 0x0D;
  private static final int MOST_SCROLLED = 40;

  /** How long a scrolling line stands between two steps; the manual names no figure. */
  private static final long SCROLL_NANOS = 250_000_000L;

  /** What happens when the line is full (ESC DC1, DC2, DC3). */
  private enum Full {
    OVERWRITE,
    SCROLL_UP,
    SCROLL_LEFT
  }

  private final char[][] glass = new char[ROWS][COLUMNS];
  private int column;
  private int row;
  private Full full;
  private boolean cursor;
  private int brightness;
  private boolean stringMode;
  private boolean selected;
  private String scrolling;
  private long scrollsSince;

  /** The bytes of a command that is not whole yet; empty between commands. */
  private byte[] command = {};

  Matrix(Clock clock) {
    super(clock);
    forget();
  }

  @Override
  void forget() {
    initialise();
    write(0, "CD5220 VFD 2X20");
    write(1, "9600,N,8,1");
    command = new byte[0];
    cursor = true;
    row = 0;
    column = 0;
  }

  /** ESC @: everything as after the power is switched on, but without the greeting. */
  private void initialise() {
    clear();
    full = Full.OVERWRITE;
    cursor = true;
    brightness = BRIGHTEST;
    selected = true;
  }

  private void write(int line, String text) {
    Arrays.fill(glass[line], ' ');
    text.getChars(0, Math.min(COLUMNS, text.length()), glass[line], 0);
  }

  // ---- what a person reads ---------------------------------------------------------------------

  /**
   * @param line 0 the upper, 1 the lower
   */
  synchronized String line(int line) {
    if (line == 0 && scrolling != null) {
      long steps = (System.nanoTime() - scrollsSince) / SCROLL_NANOS;
      String round = scrolling + " ".repeat(COLUMNS);
      int from = (int) (steps % round.length());
      return (round + round + round).substring(from, from + COLUMNS);
    }
    return new String(glass[line]);
  }

  synchronized boolean isInStringMode() {
    return stringMode;
  }

  synchronized int brightness() {
    return brightness;
  }

  /** Column and row from 1, or nothing where it is off. */
  synchronized int[] cursor() {
    return cursor ? new int[] {column + 1, row + 1} : new int[0];
  }

  // ---- what a host sends -----------------------------------------------------------------------

  synchronized void take(byte[] bytes, int count) {
    requested(Arrays.copyOf(bytes, count));
    for (int i = 0; i < count; i++) {
      take(bytes[i] & 0xFF);
    }
    changed();
  }

  private void take(int one) {
    if (command.length > 0 || one == ESC) {
      command = Arrays.copyOf(command, command.length + 1);
      command[command.length - 1] = (byte) one;
      if (isWhole()) {
        byte[] whole = command;
        command = new byte[0];
        obey(whole);
      }
      return;
    }
    if (one == 0x0C) {
      clear();
    } else if (one == 0x18) {
      cancel();
    } else if (!stringMode && selected) {
      character(one);
    }
  }

  private boolean isWhole() {
    if (command.length < 2) {
      return false;
    }
    int last = command[command.length - 1] & 0xFF;
    return switch (command[1]) {
      case 'Q' -> command.length > 3 && (last == CR || command.length > 3 + MOST_SCROLLED);
      case 'l' -> command.length == 4;
      case '[', '*', '_', '%', 'f', 'c', '=', 't' -> command.length == 3;
      case '&' -> command.length >= 6 && command.length == 6 + 5 * (command[4] - command[3] + 1);
      case 'W' -> command.length >= 4 && (command[3] == 0 || command.length == 7);
      default -> true;
    };
  }

  private void obey(byte[] whole) {
    int what = whole[1];
    if (what == 'Q') {
      if (selected) {
        string(whole);
      }
      return;
    }
    if (stringMode) {
      log("UNKNOWN", String.format("ESC %02X passed over: string mode", what));
      return;
    }
    int value = whole.length > 2 ? whole[2] & 0xFF : 0;
    switch (what) {
      case '@' -> initialise();
      case 0x11 -> full = Full.OVERWRITE;
      case 0x12 -> full = Full.SCROLL_UP;
      case 0x13 -> full = Full.SCROLL_LEFT;
      case '=' -> selected = (value & 2) != 0;
      case '_' -> cursor = (value & 1) == 1;
      case '*' -> brighten(value);
      case 'l' -> go(value, whole[3] & 0xFF);
      case '[' -> move(value);
      default -> log("UNKNOWN", String.format("ESC %02X", what));
    }
  }

  /** Out of range: passed over, the brightness stays. */
  private void brighten(int value) {
    if (value >= 1 && value <= BRIGHTEST) {
      brightness = value;
    }
  }

  private void go(int x, int y) {
    if (x >= 1 && x <= COLUMNS && y >= 1 && y <= ROWS) {
      column = x - 1;
      row = y - 1;
    }
  }

  private void move(int where) {
    switch (where) {
      case 'D' -> back();
      case 'C' -> forward();
      case 'A' -> row = 0;
      case 'B' -> down();
      case 'H' -> go(1, 1);
      case 'L' -> column = 0;
      case 'R' -> column = COLUMNS - 1;
      case 'K' -> go(COLUMNS, ROWS);
      default -> log("UNKNOWN", String.format("ESC [ %02X", where));
    }
  }

  private void string(byte[] whole) {
    int end = whole[whole.length - 1] == CR ? whole.length - 1 : whole.length;
    StringBuilder text = new StringBuilder();
    for (int i = 3; i < end; i++) {
      text.append(printable(whole[i] & 0xFF));
    }
    stringMode = true;
    switch (whole[2]) {
      case 'A' -> {
        scrolling = null;
        write(0, text.toString());
      }
      case 'B' -> write(1, text.toString());
      case 'D' -> {
        scrolling = text.toString();
        scrollsSince = System.nanoTime();
      }
      default -> log("UNKNOWN", String.format("ESC Q %02X", whole[2]));
    }
  }

  private void character(int one) {
    switch (one) {
      case 0x08 -> back();
      case 0x09 -> forward();
      case 0x0A -> down();
      case 0x0B -> go(1, 1);
      case CR -> column = 0;
      default -> {
        if (one >= 0x20) {
          put(printable(one));
        }
      }
    }
  }

  /** The sets beyond ASCII differ from maker to maker. */
  private static char printable(int one) {
    return one >= 0x20 && one < 0x7F ? (char) one : '?';
  }

  private void put(char one) {
    if (full == Full.SCROLL_LEFT && column == COLUMNS) {
      System.arraycopy(glass[row], 1, glass[row], 0, COLUMNS - 1);
      column = COLUMNS - 1;
    }
    glass[row][column] = one;
    column++;
    if (column == COLUMNS && full != Full.SCROLL_LEFT) {
      column = 0;
      nextLine();
    }
  }

  /** The cursor goes on; from the lower line back to the upper, or the lines go up. */
  private void nextLine() {
    if (row < ROWS - 1) {
      row++;
    } else if (full == Full.SCROLL_UP) {
      glass[0] = glass[1].clone();
      Arrays.fill(glass[1], ' ');
    } else {
      row = 0;
    }
  }

  private void back() {
    if (column > 0) {
      column--;
    } else if (row > 0) {
      row--;
      column = COLUMNS - 1;
    }
  }

  private void forward() {
    if (column < COLUMNS - 1) {
      column++;
    } else {
      column = 0;
      nextLine();
    }
  }

  private void down() {
    if (row < ROWS - 1) {
      row++;
    } else if (full == Full.SCROLL_UP) {
      nextLine();
    }
  }

  /** CLR: both lines, and the end of the string mode. */
  private void clear() {
    for (char[] line : glass) {
      Arrays.fill(line, ' ');
    }
    endStrings();
    row = 0;
    column = 0;
  }

  /** CAN: the line of the cursor, and the end of the string mode. */
  private void cancel() {
    Arrays.fill(glass[row], ' ');
    endStrings();
    column = 0;
  }

  private void endStrings() {
    stringMode = false;
    scrolling = null;
  }
}
