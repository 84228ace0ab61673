package id.loket.paper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads ESC/POS from the receive buffer, command by command, as the Epson ESC/POS command reference
 * describes them, and hands what is to be printed to the mechanism. Standard mode only; one motion
 * unit is one dot. What it does not know it skips and says so in the log. It does not know of
 * connections: a command that was cut off by a closed socket goes on with the next host's bytes,
 * until it is complete or the buffer is cleared.
 */
public final class Interpreter implements Runnable {
  private static final int HT = 0x09;
  private static final int LF = 0x0a;
  private static final int DLE = 0x10;
  private static final int ESC = 0x1b;
  private static final int FS = 0x1c;
  private static final int GS = 0x1d;
  private static final int DEFAULT_SPACING = 30;
  private static final int BAND = 24;
  private static final int LOGGED_BYTES = 16;

  private final PrinterBody body;
  private final int dots;
  private final Line line = new Line();
  private final ByteArrayOutputStream trace = new ByteArrayOutputStream();
  private final StringBuilder typed = new StringBuilder();
  private long traced;
  private boolean known;
  private String remark = "";
  private int generation;
  private int powerCycle;

  private Line.Look look;
  private Charset codePage;
  private int lineSpacing;
  private int align;
  private boolean upsideDown;
  private int left;
  private int area;
  private TreeSet<Integer> tabs;
  private int qrModule;
  private int qrLevel;
  private byte[] qrData;
  private int barHeight;
  private int barModule;
  private int barText;
  private boolean[][] graphics;

  public Interpreter(PrinterBody body) {
    this.body = body;
    this.dots = body.dots();
    initialize();
  }

  /** Until the printer is switched off. */
  @Override
  public void run() {
    while (true) {
      try {
        command();
      } catch (PrinterBody.Cleared e) {
        line.clear();
        typed.setLength(0);
      } catch (PrinterBody.SwitchedOff e) {
        return;
      }
    }
  }

  private void command() {
    int first = body.takeFirst();
    begin();
    trace(first);
    if (first >= 0x20) {
      character(first);
      return;
    }
    tellTyped();
    switch (first) {
      case LF -> print(lineSpacing);
      case HT -> tab();
      case DLE -> realTimeCopy();
      case ESC -> escape(next());
      case FS -> kanji(next());
      case GS -> group(next());
      // CR is ignored while auto line feed is off; FF and CAN belong to page mode; NUL fills.
      case 0x00, 0x0c, 0x0d, 0x18 -> {}
      default -> unknown();
    }
    tell();
  }

  private void begin() {
    int now = body.generation();
    int cycle = body.powerCycle();
    if (now != generation) {
      line.clear();
      typed.setLength(0);
    }
    if (cycle != powerCycle) {
      initialize();
    }
    generation = now;
    powerCycle = cycle;
    trace.reset();
    traced = 0;
    known = true;
    remark = "";
  }

  // ---- characters and lines --------------------------------------------------------------------

  private void character(int value) {
    char character = new String(new byte[] {(byte) value}, codePage).charAt(0);
    if (character == '\u00a0') {
      character = ' ';
    }
    if (line.position() + look.font.width() * look.widthTimes > area && line.position() > 0) {
      print(lineSpacing);
    }
    line.add(character, look);
    typed.append(character);
  }

  /** Prints the line, if there is one, and moves the paper by that many dots in all. */
  private void print(int feed) {
    int burnt = 0;
    if (!line.isEmpty()) {
      List<byte[]> rows = line.dots(dots, left, area, align, upsideDown);
      PaperLine read = line.read(align);
      line.clear();
      burnt = rows.size();
      queue(new Work.Burn(rows, read));
    }
    line.clear();
    feed(feed - burnt);
  }

  private void feed(int rows) {
    for (int left = rows; left > 0; left -= BAND) {
      queue(new Work.Feed(Math.min(BAND, left)));
    }
  }

  private void queue(Work work) {
    body.queue(work, generation);
  }

  private void tab() {
    Integer stop = tabs.higher(line.position());
    if (stop != null && stop < area) {
      line.moveTo(stop);
    }
  }

  // ---- ESC -------------------------------------------------------------------------------------

  private void escape(int command) {
    switch (command) {
      case '@' -> {
        line.clear();
        initialize();
        body.initialized();
      }
      case '!' -> printMode(next());
      case 'E', 'G' -> look.emphasized = (next() & 1) == 1;
      case '-' -> underline(next());
      case 'M' -> font(next());
      case 'a' -> align = choice(next(), 2, align);
      case 't' -> codePage(next());
      case '{' -> upsideDown = (next() & 1) == 1;
      case ' ' -> look.spacing = next();
      case '2' -> lineSpacing = DEFAULT_SPACING;
      case '3' -> lineSpacing = next();
      case 'd' -> print(next() * lineSpacing);
      case 'J' -> print(next());
      case 'D' -> tabStops();
      case '$' -> line.moveTo(word());
      case '\\' -> line.moveTo(line.position() + (short) word());
      case '*' -> columnPicture();
      case 'i' -> cut(Cut.FULL, -1);
      case 'm' -> cut(Cut.PARTIAL, -1);
      case 'p' -> {
        skip(3);
        body.drawerPulsed();
      }
      case 'u' -> {
        skip(1);
        body.answer(new byte[] {0});
      }
      case 'v' -> body.answer(new byte[] {(byte) body.paperSensors()});
      case 'R', 'V', 'r', 'U', '=', '%', '?', 'K', 'e', 'T', 0x12 -> notModelled(1);
      case 'c' -> notModelled(2);
      case 'W' -> notModelled(8);
      case '&' -> userCharacters();
      case 'S' -> {}
      case 'B' -> notModelled(2);
      case '(' -> parameters();
      default -> unknown();
    }
  }

  private void initialize() {
    look = new Line.Look();
    codePage = CodePages.DEFAULT;
    lineSpacing = DEFAULT_SPACING;
    align = 0;
    upsideDown = false;
    left = 0;
    area = dots;
    tabs = new TreeSet<>();
    for (int column = 8; column < 64; column += 8) {
      tabs.add(column * Glyphs.A.width());
    }
    qrModule = 3;
    qrLevel = 0;
    qrData = new byte[0];
    barHeight = 162;
    barModule = 3;
    barText = 0;
    graphics = new boolean[0][];
  }

  private void printMode(int n) {
    look.font = (n & 0x01) == 0 ? Glyphs.A : Glyphs.B;
    look.emphasized = (n & 0x08) != 0;
    look.heightTimes = (n & 0x10) != 0 ? 2 : 1;
    look.widthTimes = (n & 0x20) != 0 ? 2 : 1;
    look.underlineDots = (n & 0x80) != 0 ? 1 : 0;
  }

  private void underline(int n) {
    look.underlineDots = choice(n, 2, look.underlineDots);
  }

  private void font(int n) {
    look.font = choice(n, 1, look.font == Glyphs.B ? 1 : 0) == 1 ? Glyphs.B : Glyphs.A;
  }

  private void codePage(int n) {
    CodePages.table(n).ifPresentOrElse(table -> codePage = table, this::unknown);
  }

  private void tabStops() {
    TreeSet<Integer> stops = new TreeSet<>();
    int cell = Line.advance(look);
    for (int column = next(); column != 0; column = next()) {
      stops.add(column * cell);
    }
    tabs = stops;
  }

  /** ESC *: columns of 8 or 24 dots, at single or double density. */
  private void columnPicture() {
    int mode = next();
    int columns = word();
    boolean high = mode == 32 || mode == 33;
    int wide = mode == 0 || mode == 32 ? 2 : 1;
    boolean[][] picture = new boolean[24][columns * wide];
    for (int column = 0; column < columns; column++) {
      for (int part = 0; part < (high ? 3 : 1); part++) {
        int bits = next();
        for (int bit = 0; bit < 8; bit++) {
          if ((bits & 0x80 >> bit) != 0) {
            for (int times = 0; times < (high ? 1 : 3); times++) {
              int row = high ? part * 8 + bit : bit * 3 + times;
              Arrays.fill(picture[row], column * wide, (column + 1) * wide, true);
            }
          }
        }
      }
    }
    line.add(picture);
  }

  private void userCharacters() {
    int height = next();
    int from = next();
    int to = next();
    for (int character = from; character <= to; character++) {
      skip(next() * height);
    }
    remark = "not modelled";
  }

  // ---- GS --------------------------------------------------------------------------------------

  private void group(int command) {
    switch (command) {
      case '!' -> size(next());
      case 'B' -> look.reversed = (next() & 1) == 1;
      case 'L' -> left = Math.min(word(), dots);
      case 'W' -> area = Math.max(Glyphs.A.width(), Math.min(word(), dots - left));
      case 'V' -> cutCommand(next());
      case 'v' -> raster();
      case '(' -> extended(next(), word());
      case '8' -> longGraphics();
      case 'k' -> barCode(next());
      case 'h' -> barHeight = Math.max(1, next());
      case 'w' -> barModule = Math.max(1, Math.min(next(), 6));
      case 'H' -> barText = choice(next(), 3, barText);
      case 'f', 'b', 'T', ':' -> notModelled(command == ':' ? 0 : 1);
      case 'a' -> body.automaticStatus(next());
      case 'r' -> status(next());
      case 'I' -> identity(next());
      case 'P', '$', '\\' -> notModelled(2);
      case '^' -> notModelled(3);
      case '/' -> notModelled(1);
      case '*' -> {
        int x = next();
        int y = next();
        notModelled(x * y * 8);
      }
      case 'g' -> notModelled(next() == '0' ? 3 : 3);
      default -> unknown();
    }
    area = Math.min(area, dots - left);
  }

  private void size(int n) {
    int width = (n >> 4) + 1;
    int height = (n & 0x0f) + 1;
    if (width <= 8 && height <= 8) {
      look.widthTimes = width;
      look.heightTimes = height;
    } else {
      remark = "out of range, ignored";
    }
  }

  private void cutCommand(int m) {
    switch (m) {
      case 0, 48 -> cut(Cut.FULL, -1);
      case 1, 49 -> cut(Cut.PARTIAL, -1);
      case 65, 97, 103 -> cut(Cut.FULL, next());
      case 66, 98, 104 -> cut(Cut.PARTIAL, next());
      default -> unknown();
    }
  }

  /**
   * Cuts where the paper is, or, with a feed of 0 or more, after what was printed last. The paper
   * is cut when the command is executed (ESC/POS command reference 10.01 p. 373-374, where function
   * C alone is told not to), so whatever is asked in order behind it is answered after the blade.
   */
  private void cut(Cut kind, int feed) {
    if (!line.isEmpty()) {
      remark = "ignored: works only at the beginning of a line";
      return;
    }
    if (feed >= 0) {
      feed(body.cutterRows() + feed);
    }
    body.queueAndWait(new Work.CutPaper(kind), generation);
  }

  private void raster() {
    int kind = next();
    int m = next() & 3;
    int bytes = word();
    int height = word();
    if (kind != '0') {
      unknown();
      return;
    }
    flushText();
    int wide = (m & 1) + 1;
    int high = (m >> 1 & 1) + 1;
    List<byte[]> band = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      boolean[] row = new boolean[bytes * 8 * wide];
      for (int i = 0; i < bytes; i++) {
        int eight = next();
        for (int x = 0; x < 8 * wide; x++) {
          row[i * 8 * wide + x] = (eight & 0x80 >> x / wide) != 0;
        }
      }
      byte[] burnt = placed(row);
      for (int times = 0; times < high; times++) {
        band.add(burnt);
      }
      if (band.size() >= BAND || y == height - 1) {
        queue(new Work.Burn(band, null));
        band = new ArrayList<>();
      }
    }
  }

  /** One row of a picture across the paper, at the place that the alignment gives it. */
  private byte[] placed(boolean[] row) {
    int room = area - row.length;
    int shift = left + Math.max(0, align == 1 ? room / 2 : align == 2 ? room : 0);
    byte[] burnt = new byte[dots / 8];
    for (int x = 0; x < Math.min(row.length, area); x++) {
      if (row[x]) {
        Line.set(burnt, shift + x);
      }
    }
    return burnt;
  }

  private void picture(boolean[][] rows) {
    flushText();
    List<byte[]> band = new ArrayList<>();
    for (int y = 0; y < rows.length; y++) {
      band.add(placed(rows[y]));
      if (band.size() == BAND || y == rows.length - 1) {
        queue(new Work.Burn(band, null));
        band = new ArrayList<>();
      }
    }
  }

  private void flushText() {
    if (!line.isEmpty()) {
      print(lineSpacing);
    }
  }

  // ---- GS ( and GS 8 ---------------------------------------------------------------------------

  private void extended(int command, int length) {
    switch (command) {
      case 'H' -> response(bytes(length));
      case 'k' -> symbol(length);
      case 'L' -> graphics(length);
      default -> {
        skip(length);
        unknown();
      }
    }
  }

  /**
   * GS ( H: 48 asks to be told when all of the above is printed, 49 to be told of going off-line.
   */
  private void response(byte[] p) {
    if (p.length == 6 && p[0] == 48 && p[1] == 48) {
      queue(new Work.Tell(new byte[] {0x37, 0x22, p[2], p[3], p[4], p[5], 0}));
    } else if (p.length == 3 && p[0] == 49 && p[1] == 48) {
      body.offLineResponse(choice(p[2], 2, 0));
    } else {
      unknown();
    }
  }

  private void symbol(int length) {
    byte[] p = bytes(length);
    if (p.length < 3 || p[0] != 49) {
      unknown();
      return;
    }
    switch (p[1]) {
      case 65 -> remark = p[2] == 50 ? "" : "only model 2 is modelled";
      case 67 -> qrModule = Math.max(1, Math.min(p[2], 16));
      case 69 -> qrLevel = Math.max(0, Math.min(p[2] - 48, 3));
      case 80 -> qrData = Arrays.copyOfRange(p, 3, p.length);
      case 81 -> printQr();
      default -> unknown();
    }
  }

  private void printQr() {
    if (qrData.length == 0) {
      remark = "nothing stored";
      return;
    }
    try {
      boolean[][] symbol = Symbols.qr(qrData, qrModule, qrLevel);
      if (symbol.length > area) {
        remark = "wider than the printing area, not printed";
      } else {
        picture(symbol);
      }
    } catch (IllegalArgumentException e) {
      remark = "not printed: " + e.getMessage();
    }
  }

  private void longGraphics() {
    if (next() != 'L') {
      unknown();
      return;
    }
    long length = word() | (long) word() << 16;
    graphics(length);
  }

  /** GS ( L: 112 stores a raster picture, 50 prints it; the other functions are skipped. */
  private void graphics(long length) {
    long rest = length;
    if (rest < 2) {
      skip(rest);
      unknown();
      return;
    }
    next();
    int function = next();
    rest -= 2;
    if (function == 112 && rest >= 8) {
      next();
      int wide = Math.max(1, Math.min(next(), 2));
      int high = Math.max(1, Math.min(next(), 2));
      next();
      int width = word();
      int height = word();
      rest -= 8;
      int bytes = (width + 7) / 8;
      boolean[][] stored = new boolean[height * high][width * wide];
      for (int i = 0; i < bytes * height && rest > 0; i++, rest--) {
        int eight = next();
        for (int bit = 0; bit < 8; bit++) {
          int x = i % bytes * 8 + bit;
          if (x < width && (eight & 0x80 >> bit) != 0) {
            for (int times = 0; times < high; times++) {
              int row = i / bytes * high + times;
              Arrays.fill(stored[row], x * wide, (x + 1) * wide, true);
            }
          }
        }
      }
      graphics = stored;
      skip(rest);
    } else if (function == 2 || function == 50) {
      skip(rest);
      picture(graphics);
      graphics = new boolean[0][];
    } else {
      skip(rest);
      remark = "not modelled";
    }
  }

  // ---- bar codes -------------------------------------------------------------------------------

  private void barCode(int m) {
    byte[] data;
    int system;
    if (m <= 6) {
      ByteArrayOutputStream until = new ByteArrayOutputStream();
      for (int value = next(); value != 0; value = next()) {
        until.write(value);
      }
      data = until.toByteArray();
      system = m + 65;
    } else if (m >= 65 && m <= 79) {
      data = bytes(next());
      system = m;
    } else {
      unknown();
      return;
    }
    String text = new String(data, StandardCharsets.ISO_8859_1);
    try {
      boolean[][] bars = Symbols.bars(system, text, barModule, barHeight);
      flushText();
      String below = Symbols.contents(system, text);
      if ((barText & 1) == 1) {
        readable(below);
      }
      picture(bars);
      if ((barText & 2) == 2) {
        readable(below);
      }
    } catch (IllegalArgumentException e) {
      remark = "not printed: " + e.getMessage();
    }
  }

  private void readable(String text) {
    Line.Look plain = new Line.Look();
    for (char character : text.toCharArray()) {
      line.add(character, plain);
    }
    print(0);
  }

  // ---- answers in order ------------------------------------------------------------------------

  private void status(int n) {
    switch (n) {
      case 1, 49 -> body.answer(new byte[] {(byte) body.paperSensors()});
      case 2, 50 -> body.answer(new byte[] {0});
      default -> unknown();
    }
  }

  private void identity(int n) {
    switch (n) {
      case 1, 49 -> body.answer(new byte[] {0x20});
      case 2, 50 -> body.answer(new byte[] {0x02});
      case 3, 51 -> body.answer(new byte[] {0x01});
      case 65, 66, 67, 68, 69 ->
          body.answer(("_" + body.named(n) + "\0").getBytes(StandardCharsets.US_ASCII));
      default -> unknown();
    }
  }

  // ---- the rest --------------------------------------------------------------------------------

  /** A real-time command has acted when it was read; here its bytes are passed over. */
  private void realTimeCopy() {
    int kind = next();
    switch (kind) {
      case 0x04, 0x05 -> skip(1);
      case 0x14 -> {
        int function = next();
        skip(function == 8 ? 7 : function == 7 ? 1 : 2);
        if (function == 1) {
          body.drawerPulsed();
        } else if (function != 8) {
          unknown();
        }
      }
      default -> unknown();
    }
  }

  private void kanji(int command) {
    switch (command) {
      case '!', '-', 'C' -> notModelled(1);
      case '&', '.' -> notModelled(0);
      case 'S', 'p' -> notModelled(2);
      case '(' -> parameters();
      default -> unknown();
    }
  }

  private void parameters() {
    next();
    skip(word());
    remark = "not modelled";
  }

  private void notModelled(int bytes) {
    skip(bytes);
    remark = "not modelled";
  }

  private int choice(int n, int most, int otherwise) {
    int value = n >= 48 ? n - 48 : n;
    if (value > most) {
      remark = "out of range, ignored";
      return otherwise;
    }
    return value;
  }

  private int next() {
    int value = body.take(generation);
    trace(value);
    return value;
  }

  private int word() {
    int low = next();
    return low | next() << 8;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) next();
    }
    return bytes;
  }

  private void skip(long count) {
    for (long i = 0; i < count; i++) {
      next();
    }
  }

  // ---- the log ---------------------------------------------------------------------------------

  private void trace(int value) {
    traced++;
    if (trace.size() < LOGGED_BYTES) {
      trace.write(value);
    }
  }

  private void unknown() {
    known = false;
  }

  private void tellTyped() {
    if (typed.length() > 0) {
      body.typed(typed.toString());
      typed.setLength(0);
    }
  }

  private void tell() {
    byte[] bytes = trace.toByteArray();
    if (bytes[0] == 0 && traced == 1) {
      return;
    }
    body.obeyed(bytes, traced, known, remark);
  }
}
