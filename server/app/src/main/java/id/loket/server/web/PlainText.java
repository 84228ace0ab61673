package id.loket.server.web;

/** Words that somebody types and others read: one line that every screen can show. */
public final class PlainText {
  private PlainText() {}

  /**
   * The text without space around it.
   *
   * @param field how the wire names it, for the error
   * @param most characters, each counted once however many units it takes
   * @throws IllegalArgumentException if it is empty, too long or can't be read: no control or
   *     format character, no half of a pair, nothing unassigned
   */
  public static String line(String field, String text, int most) {
    String line = text == null ? "" : text.strip();
    boolean fits = !line.isEmpty() && line.codePointCount(0, line.length()) <= most;
    if (!fits || !line.codePoints().allMatch(PlainText::canBeRead)) {
      throw new IllegalArgumentException(
          field + ": 1 to " + most + " characters in one line are allowed, no control characters");
    }
    return line;
  }

  private static boolean canBeRead(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
