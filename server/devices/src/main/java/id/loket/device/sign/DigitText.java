package id.loket.device.sign;

import id.loket.device.SignFace;

/**
 * A face on a row of digits, in letters that seven segments can show. A number that doesn't fit
 * loses its prefix, never a digit: four digits show {@code 1000} for {@code R1000}.
 */
final class DigitText {
  private DigitText() {}

  /**
   * @param digits how many there are
   * @return exactly so many characters
   */
  static String of(SignFace face, int digits) {
    return switch (face.what()) {
      case DARK, CALLED_DARK -> " ".repeat(digits);
      case CLOSED -> centred(digits >= 5 ? "TUTUP" : "----", digits);
      case OPEN -> centred(time(face.time(), digits), digits);
      case PAUSED -> centred("JEDA", digits);
      case CALLED, SERVING -> right(number(face.number(), digits), digits);
      case TRIED -> "8".repeat(digits);
    };
  }

  private static String number(String number, int digits) {
    return number.length() <= digits ? number : number.substring(number.length() - digits);
  }

  /** {@code 09.41 WIB} as {@code 09-41}, for a point belongs to the digit before it. */
  private static String time(String time, int digits) {
    String hours = time.replaceAll("[^0-9.]", "");
    return digits >= 5 ? hours.replace('.', '-') : hours.replace(".", "");
  }

  private static String centred(String text, int digits) {
    int after = (digits - text.length()) / 2;
    return right(text + " ".repeat(Math.max(0, after)), digits);
  }

  private static String right(String text, int digits) {
    return " ".repeat(Math.max(0, digits - text.length())) + text;
  }
}
