package id.loket.paper;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of paper: what lies between two cuts. Because the cutter sits behind the head, every slip
 * begins with that much blank paper, and what was not fed past the blade stands on the next one.
 *
 * @param number 1 for the first since the printer was built; 0 for paper still in the printer
 * @param cutAt when it came off
 * @param lines from top to bottom, without pictures and codes
 */
public record Slip(int number, Instant cutAt, Cut cut, PaperImage image, List<PaperLine> lines) {
  public Slip {
    lines = List.copyOf(lines);
  }

  public byte[] png() {
    return image.png();
  }

  public int heightMillimetres() {
    return Math.round(image.height() / (float) PrinterBody.DOTS_PER_MILLIMETRE);
  }

  /** All its lines, one below the other. */
  public String text() {
    return lines.stream().map(PaperLine::text).collect(Collectors.joining("\n"));
  }

  /**
   * The line that strikes the eye first: the largest, of equals the upper; empty on blank paper.
   */
  public String largestLine() {
    return lines.stream()
        .max(
            Comparator.comparingInt(PaperLine::size)
                .thenComparing(Comparator.comparingInt(PaperLine::top).reversed()))
        .map(PaperLine::text)
        .orElse("");
  }
}
