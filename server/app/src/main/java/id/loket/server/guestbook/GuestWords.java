package id.loket.server.guestbook;

import id.loket.server.web.Json;

/**
 * What a guest says of themselves: all of it words of a person, so it is nowhere but in ciphertext.
 *
 * @param name 1 to 80 characters
 * @param origin where they come from, such as a village; 1 to 80 characters
 * @param purpose what they come for; 1 to 200 characters
 */
record GuestWords(String name, String origin, String purpose) {
  GuestWords {
    name = line("name", name, 80);
    origin = line("origin", origin, 80);
    purpose = line("purpose", purpose, 200);
  }

  private static String line(String field, String text, int most) {
    String line = text == null ? "" : text.strip();
    boolean fits = !line.isEmpty() && line.codePointCount(0, line.length()) <= most;
    if (!fits || !line.codePoints().allMatch(GuestWords::isPlain)) {
      throw new IllegalArgumentException(
          field + ": 1 to " + most + " characters in one line are allowed, no control characters");
    }
    return line;
  }

  /** No control or format character, no half of a pair, nothing unassigned: it can be read. */
  private static boolean isPlain(int character) {
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

  byte[] toBytes() {
    return Json.bytes(this);
  }

  static GuestWords of(byte[] bytes) {
    return Json.read(bytes, GuestWords.class);
  }
}
