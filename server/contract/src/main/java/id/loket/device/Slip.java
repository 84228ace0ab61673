package id.loket.device;

import java.util.List;

/**
 * What is to be printed for a visitor, line by line in reading order. The texts are final, in the
 * visitor's language; the driver only lays them out for its paper.
 *
 * @param logoAt before which line the station's logo stands, if it has one; {@link #NO_LOGO} for
 *     none. A station of before prints it at the top
 * @param cutsAt before which lines the paper is cut, besides the cut at its end; a station of
 *     before leaves these out
 */
public record Slip(List<Line> lines, int logoAt, List<Integer> cutsAt) {
  public static final int NO_LOGO = -1;

  public Slip {
    lines = List.copyOf(lines);
    cutsAt = cutsAt == null ? List.of() : List.copyOf(cutsAt);
  }

  /** With the logo at the top, and one cut at the end. */
  public Slip(List<Line> lines) {
    this(lines, 0, List.of());
  }

  /**
   * @param style TEXT where a newer server says one that this program doesn't know
   * @param text for {@link Style#QR} the payload, for {@link Style#RULE} ignored; long texts wrap
   *     at words
   * @param look where the line looks different from its style; null if it doesn't. A station of
   *     before passes it by, so the style is the nearest that there is
   */
  public record Line(Style style, String text, Look look) {
    public Line {
      style = style == null ? Style.TEXT : style;
    }

    public Line(Style style, String text) {
      this(style, text, null);
    }
  }

  /**
   * How a line of text differs from its style; codes, rules, dashes and marks look as ever.
   *
   * @param align LEFT where a newer server says one that this program doesn't know
   * @param times as large as usual, 1 to 8; fewer where its longest word would be broken, and of
   *     {@link Style#BIG_NUMBER} as many as keep it on one line
   */
  public record Look(Align align, int times, boolean bold) {
    /** ESC/POS magnifies up to 8 times. */
    public static final int MOST_TIMES = 8;

    public Look {
      if (times < 1 || times > MOST_TIMES) {
        throw new IllegalArgumentException(
            "times " + times + ": 1 to " + MOST_TIMES + " are allowed");
      }
      align = align == null ? Align.LEFT : align;
    }
  }

  /** Where a line stands across the paper. */
  public enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

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
