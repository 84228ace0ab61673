package id.loket.skm.check;

import id.loket.skm.Fraction;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A figure as a report prints it. What it was before it was rounded lies within half of its last
 * decimal, either way.
 *
 * @param decimals how many it has behind its point
 */
public record Printed(String text, Fraction value, int decimals) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}([.,]\\d{1,30})?");
  private static final Pattern PARTS = Pattern.compile("\\d{1,15} ?/ ?\\d{1,15}");

  /** Sheets hold binary numbers of some 15 digits: beyond these nobody has printed anything. */
  private static final int MOST = 9;

  /** Empty where it is no number: {@code 3,49}, {@code 3.49}, {@code 105/29} and {@code 100 %}. */
  public static Optional<Printed> of(String text) {
    String plain = text.strip();
    if (plain.endsWith("%")) {
      plain = plain.substring(0, plain.length() - 1).strip();
    }
    if (PARTS.matcher(plain).matches() && !plain.endsWith("/0")) {
      return Optional.of(new Printed(text.strip(), Fraction.ofWritten(plain), MOST));
    }
    if (!NUMBER.matcher(plain).matches()) {
      return Optional.empty();
    }
    String point = plain.replace(',', '.');
    int at = point.indexOf('.');
    int decimals = at < 0 ? 0 : point.length() - at - 1;
    return Optional.of(new Printed(text.strip(), Fraction.of(point), decimals));
  }

  /** The same, known to be printed with this many decimals of which the last may be zeros. */
  public Printed with(int known) {
    return new Printed(text, value, Math.max(decimals, known));
  }

  public Fraction low() {
    return value.minus(half());
  }

  public Fraction high() {
    return value.plus(half());
  }

  /** Whether it can be the print of a figure that lies between these. */
  boolean fits(Fraction from, Fraction to) {
    return low().compareTo(to) <= 0 && high().compareTo(from) >= 0;
  }

  boolean isBetween(long least, long most) {
    return value.compareTo(Fraction.of(least, 1)) >= 0
        && value.compareTo(Fraction.of(most, 1)) <= 0;
  }

  private Fraction half() {
    return Fraction.of("0." + "0".repeat(Math.min(decimals, MOST)) + "5");
  }

  @Override
  public String toString() {
    return text;
  }
}
