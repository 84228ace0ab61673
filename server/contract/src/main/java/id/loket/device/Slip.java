package id.loket.device;

import java.util.List;

/**
 * What is to be printed for a visitor, line by line in reading order. The texts are final, in the
 * visitor's language; the driver only lays them out for its paper.
 */
public record Slip(List<Line> lines) {
  public Slip {
    lines = List.copyOf(lines);
  }

  /**
   * @param text for {@link Style#QR} the payload, for {@link Style#RULE} ignored; long texts wrap
   *     at words
   */
  public record Line(Style style, String text) {}

  /** How a line is to look. */
  public enum Style {
    /** Centred and bold: the office, the service. */
    TITLE,
    /** Centred, normal: a label over the number, a greeting. */
    CENTRED,
    /** The number, centred, at the largest size that fits one line. */
    BIG_NUMBER,
    /** Left, normal. */
    TEXT,
    /** Left, bold. */
    STRONG,
    /** Left with a dash and a hanging indent: one requirement. */
    BULLET,
    /** A line across the paper. */
    RULE,
    /** SALINAN: white on black, centred. */
    COPY_MARK,
    /** A QR code, centred. */
    QR
  }
}
