package id.loket.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The paper that hangs in the printer: from the blade, past the head, to what was printed last. Not
 * for many threads.
 */
public final class Strip {
  private final int width;
  private final int cutterRows;
  private final List<byte[]> rows = new ArrayList<>();
  private final List<PaperLine> lines = new ArrayList<>();

  public Strip(int width, int cutterRows) {
    this.width = width;
    this.cutterRows = cutterRows;
    feed(cutterRows);
  }

  public void burn(List<byte[]> dots, PaperLine line) {
    if (line != null) {
      lines.add(line.at(rows.size()));
    }
    rows.addAll(dots);
  }

  public void feed(int count) {
    for (int i = 0; i < count; i++) {
      rows.add(new byte[width / 8]);
    }
  }

  /** Rows that a cut would take off now. */
  public int rowsBehindTheBlade() {
    return rows.size() - cutterRows;
  }

  /** Takes off what is behind the blade; the rest stays and begins the next slip. */
  public Slip cut(int number, Instant now, Cut kind) {
    return takeOff(rowsBehindTheBlade(), number, now, kind);
  }

  /** The whole piece falls out, because the roll has ended or is changed. */
  public Slip tear(int number, Instant now) {
    Slip piece = takeOff(rows.size(), number, now, Cut.TORN);
    feed(cutterRows);
    return piece;
  }

  public Slip seen(Instant now) {
    return new Slip(0, now, Cut.NONE, new PaperImage(width, rows), lines);
  }

  public boolean blank() {
    return new PaperImage(width, rows).blank();
  }

  private Slip takeOff(int count, int number, Instant now, Cut kind) {
    List<byte[]> off = new ArrayList<>(rows.subList(0, count));
    List<PaperLine> read = new ArrayList<>();
    List<PaperLine> left = new ArrayList<>();
    for (PaperLine line : lines) {
      // A line that the blade goes through belongs to the piece that has the larger part.
      if (line.top() + line.height() / 2 < count) {
        read.add(line);
      } else {
        left.add(line.at(line.top() - count));
      }
    }
    rows.subList(0, count).clear();
    lines.clear();
    lines.addAll(left);
    return new Slip(number, now, kind, new PaperImage(width, off), read);
  }
}
