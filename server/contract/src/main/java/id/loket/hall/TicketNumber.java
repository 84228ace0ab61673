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
    if (prefix == null || !prefix.matches("[A-Z]")) {
      throw new IllegalArgumentException("prefix " + prefix + ": one letter A-Z is allowed");
    }
    if (serial < 1) {
      throw new IllegalArgumentException("serial " + serial + ": 1 or more is allowed");
    }
  }

  /** The digits as they are printed and spoken, at least three. */
  public String digits() {
    return serial < 1000 ? String.format("%03d", serial) : Integer.toString(serial);
  }

  @Override
  public String toString() {
    return prefix + digits();
  }
}
