package id.loket.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What comes of bytes on paper, without a printer that anybody could connect to. */
public final class Paper {
  private static final int CUTTER_MILLIMETRES = 12;

  private Paper() {}

  /**
   * The pieces that a printer would let fall, from first to last; what isn't cut hangs in it and is
   * the last one.
   *
   * @param dots across the paper, a multiple of 8
   * @param mostRows of dots; once they are printed, the roll is at its end
   */
  public static List<Slip> printed(int dots, byte[] bytes, int mostRows) {
    Sheet sheet = new Sheet(dots, bytes, mostRows);
    new Interpreter(sheet).run();
    return sheet.pieces();
  }

  /** Prints at once whatever it is told. */
  private static final class Sheet implements PrinterBody {
    private final int dots;
    private final byte[] bytes;
    private final Strip strip;
    private final List<Slip> cut = new ArrayList<>();
    private int next;
    private int left;

    Sheet(int dots, byte[] bytes, int mostRows) {
      if (dots < 8 || dots % 8 != 0) {
        throw new IllegalArgumentException("dots " + dots + ": a multiple of 8 is allowed");
      }
      this.dots = dots;
      this.bytes = bytes;
      this.left = mostRows;
      this.strip = new Strip(dots, cutterRows());
    }

    List<Slip> pieces() {
      List<Slip> all = new ArrayList<>(cut);
      if (!strip.blank()) {
        all.add(strip.seen(Instant.EPOCH));
      }
      return all;
    }

    @Override
    public int dots() {
      return dots;
    }

    @Override
    public int cutterRows() {
      return CUTTER_MILLIMETRES * DOTS_PER_MILLIMETRE;
    }

    @Override
    public int takeFirst() {
      return take(0);
    }

    @Override
    public int take(int generation) {
      if (next == bytes.length) {
        throw new SwitchedOff();
      }
      return bytes[next++] & 0xff;
    }

    @Override
    public void queue(Work work, int generation) {
      if (work instanceof Work.Burn burn) {
        use(burn.dots().size());
        strip.burn(burn.dots(), burn.line());
      } else if (work instanceof Work.Feed feed) {
        use(feed.rows());
        strip.feed(feed.rows());
      } else if (work instanceof Work.CutPaper blade && strip.rowsBehindTheBlade() > 0) {
        cut.add(strip.cut(cut.size() + 1, Instant.EPOCH, blade.kind()));
      }
    }

    private void use(int rows) {
      left -= rows;
      if (left < 0) {
        throw new SwitchedOff();
      }
    }

    @Override
    public void queueAndWait(Work.CutPaper blade, int generation) {
      queue(blade, generation);
    }
  }
}
