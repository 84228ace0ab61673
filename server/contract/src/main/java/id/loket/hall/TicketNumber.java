package id.loket.hall;

/**
 * The number that a visitor holds, such as {@code R012}: the service's prefix and a serial.
 *
 * <p>The serial has three digits and grows past 999 ({@code R1000}), so a busy day never wraps.
 *
 * @param prefix one capital letter A-Z
 * @param serial 1 or more
 */
public record TicketNumber(String prefix, int serial) {
  public TicketNumber {
    if (prefix == null || !isLetter(prefix)) {
      throw new IllegalArgumentException("prefix " + prefix + ": one letter A-Z is allowed");
    }
    if (serial < 1) {
      throw new IllegalArgumentException("serial " + serial + ": 1 or more is allowed");
    }
  }

  private static boolean isLetter(String prefix) {
    return prefix.length() == 1 && prefix.charAt(0) >= 'A' && prefix.charAt(0) <= 'Z';
  }

  /** The digits as they are printed and spoken, at least three. */
  public String digits() {
    String digits = Integer.toString(serial);
    return "0".repeat(Math.max(0, 3 - digits.length())) + digits;
  }

  @Override
  public String toString() {
    return prefix + digits();
  }
}
