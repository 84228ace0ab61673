package id.loket.server.web;

import java.text.Normalizer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Words that somebody types and others read: one line that can be read. The one rule for names,
 * reasons and every text of the catalogue.
 */
public final class PlainText {
  /** More signs than these on one letter reach into the lines above and below. */
  private static final int MARKS = 3;

  private PlainText() {}

  /**
   * The text as it is kept: composed letters, plain spaces, none around it.
   *
   * @param field how the wire names it, for the error
   * @param most characters, each counted once however many units it takes
   * @throws IllegalArgumentException naming the field, and the character that can't be read, or how
   *     many are allowed
   */
  public static String line(String field, String text, int most) {
    String line = tidy(text == null ? "" : text);
    fault(line, most)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(field + ": " + fault);
            });
    return line;
  }

  /**
   * What keeps a text from being one line that can be read.
   *
   * @param letter that nobody can read; 0 for another kind
   * @param most how many are allowed
   * @param length how many there are
   */
  public record Flaw(Kind kind, int letter, int most, int length) {
    /** What is the matter. */
    public enum Kind {
      UNREADABLE,
      LENGTH,
      MARKS
    }

    String sentence() {
      return switch (kind) {
        case UNREADABLE -> named(letter) + " can't be read by anybody";
        case LENGTH -> "1 to " + most + " characters are allowed, these are " + length;
        case MARKS -> "more than " + most + " signs on one letter can't be read";
      };
    }
  }

  /** As {@link #flaw}, in a sentence. */
  public static Optional<String> fault(String line, int most) {
    return flaw(line, most).map(Flaw::sentence);
  }

  /** What keeps a tidy text from being one line that can be read; empty if nothing does. */
  public static Optional<Flaw> flaw(String line, int most) {
    OptionalInt unreadable =
        line.codePoints().filter(character -> !canBeRead(character)).findFirst();
    int length = line.codePointCount(0, line.length());
    if (unreadable.isPresent()) {
      return Optional.of(new Flaw(Flaw.Kind.UNREADABLE, unreadable.getAsInt(), most, length));
    }
    if (length == 0 || length > most) {
      return Optional.of(new Flaw(Flaw.Kind.LENGTH, 0, most, length));
    }
    return hasTooManyMarks(line)
        ? Optional.of(new Flaw(Flaw.Kind.MARKS, 0, MARKS, length))
        : Optional.empty();
  }

  /** Free words of a visitor, without what can't be read: a line end becomes a space. */
  public static String readable(String text) {
    StringBuilder kept = new StringBuilder();
    tidy(text == null ? "" : text.replaceAll("\\p{Cntrl}+", " "))
        .codePoints()
        .filter(character -> !isUnseen(character))
        .forEach(kept::appendCodePoint);
    // Letters that something unseen kept apart are composed now.
    return tidy(kept.toString()).strip();
  }

  /** Such as {@code U+202E RIGHT-TO-LEFT OVERRIDE}. */
  public static String named(int character) {
    String name = Character.getName(character);
    return String.format("U+%04X", character) + (name == null ? "" : " " + name);
  }

  private static String tidy(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return composed.replaceAll("\\p{Zs}", " ").replaceAll("^ +| +$", "");
  }

  private static boolean canBeRead(int character) {
    return !isUnseen(character) && !isPicture(character);
  }

  private static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isBlank(character);
    };
  }

  /** Letters and marks that show nothing: fillers, the empty braille cell, variation selectors. */
  private static boolean isBlank(int character) {
    return switch (character) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD -> true;
      default ->
          character >= 0xFE00 && character <= 0xFE0F
              || character >= 0xE0100 && character <= 0xE01EF;
    };
  }

  /** Emoji and the like, which are boxes wherever their font is missing. */
  private static boolean isPicture(int character) {
    boolean symbol = Character.getType(character) == Character.OTHER_SYMBOL;
    boolean usual = character < 0x100 || character == 0x2116 || character == 0x2122;
    return symbol && !usual || character >= 0x1F000 && character <= 0x1FFFF;
  }

  private static boolean hasTooManyMarks(String line) {
    return line.matches(".*[\\p{Mn}\\p{Me}]{" + (MARKS + 1) + "}.*");
  }
}
