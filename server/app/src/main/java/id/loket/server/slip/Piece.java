package id.loket.server.slip;

import id.loket.device.Slip;
import id.loket.device.Slip.Align;
import id.loket.device.Slip.Line;
import id.loket.device.Slip.Style;

/**
 * One piece of a layout, in reading order.
 *
 * @param id with placeholders in braces; empty for a kind without words
 * @param en the same in English; empty where Indonesian is told to everybody
 * @param align of {@link Kind#TEXT} alone, as size and bold
 * @param onlyWith the placeholder without which the piece is left out; empty if it always stands
 */
record Piece(
    Kind kind, String id, String en, Align align, Size size, boolean bold, String onlyWith) {

  /** What it is on paper. */
  enum Kind {
    TEXT,
    /** With a dash, and what doesn't fit hangs below it. */
    BULLET,
    /** White on black, large. */
    MARK,
    /** Across the paper. */
    LINE,
    /** An empty line. */
    SPACE,
    /** A code for phones; the words are what it holds. */
    QR,
    /** The picture that each station has of its own, or has not. */
    LOGO,
    /** The paper is cut here as well. */
    CUT;

    boolean hasWords() {
      return this == TEXT || this == BULLET || this == MARK || this == QR;
    }

    /** A code can't be read by a person. */
    boolean isRead() {
      return hasWords() && this != QR;
    }
  }

  /** How large words are; smaller where a word would be broken. */
  enum Size {
    NORMAL(1),
    DOUBLE(2),
    TRIPLE(3),
    /** As large as keeps them on one line. */
    LARGEST(Slip.Look.MOST_TIMES);

    private final int times;

    Size(int times) {
      this.times = times;
    }
  }

  static Piece plain(Kind kind, String id, String en, String onlyWith) {
    return new Piece(kind, id, en, Align.LEFT, Size.NORMAL, false, onlyWith);
  }

  String words(String language) {
    return language.equals("en") && !en.isEmpty() ? en : id;
  }

  /**
   * What says the same in the words that stations know, and a look where they know none; of one
   * that is a line.
   */
  Line line(String words) {
    return switch (kind) {
      case TEXT -> text(words);
      case BULLET -> new Line(Style.BULLET, words);
      case MARK -> new Line(Style.COPY_MARK, words);
      case LINE -> new Line(Style.RULE, "");
      case SPACE -> new Line(Style.TEXT, "");
      case QR -> new Line(Style.QR, words);
      case LOGO, CUT -> throw new IllegalStateException(kind + " is no line");
    };
  }

  private Line text(String words) {
    boolean plain = size == Size.NORMAL && align != Align.RIGHT;
    boolean number = size == Size.LARGEST && align == Align.CENTRE && bold;
    return plain || number
        ? new Line(style(), words)
        : new Line(style(), words, new Slip.Look(align, size.times, bold));
  }

  private Style style() {
    if (size == Size.LARGEST) {
      return Style.BIG_NUMBER;
    }
    if (align == Align.CENTRE) {
      return bold ? Style.TITLE : Style.CENTRED;
    }
    return bold ? Style.STRONG : Style.TEXT;
  }
}
