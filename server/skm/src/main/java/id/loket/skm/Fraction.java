package id.loket.skm;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact number, so that a figure is rounded once, where it is shown. Always in lowest terms with
 * a positive denominator; two equal numbers are equal records.
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {
  public static final Fraction ZERO = of(0, 1);
  public static final Fraction ONE = of(1, 1);

  private static final int MOST_DIGITS = 1_000;

  public Fraction {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException(numerator + "/0: the denominator may not be 0");
    }
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** Exactly what is written: a decimal such as {@code 3.49}, or a fraction, {@code 1/9}. */
  public static Fraction ofWritten(String written) {
    int slash = written.indexOf('/');
    return slash < 0
        ? of(written.strip())
        : of(written.substring(0, slash).strip())
            .dividedBy(of(written.substring(slash + 1).strip()));
  }

  /**
   * Exactly the decimal that is written, such as {@code 3.49}.
   *
   * @throws NumberFormatException if it is none, or one of more than {@value #MOST_DIGITS} digits
   *     written out
   */
  public static Fraction of(String decimal) {
    if (decimal.length() > MOST_DIGITS) {
      throw new NumberFormatException("more than " + MOST_DIGITS + " digits");
    }
    BigDecimal value = new BigDecimal(decimal);
    if (Math.abs((long) value.scale()) > MOST_DIGITS) {
      throw new NumberFormatException("more than " + MOST_DIGITS + " digits: " + decimal);
    }
    return value.scale() <= 0
        ? new Fraction(value.toBigIntegerExact(), BigInteger.ONE)
        : new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Fraction dividedBy(Fraction other) {
    return times(new Fraction(other.denominator, other.numerator));
  }

  public int signum() {
    return numerator.signum();
  }

  /** The greatest whole number that is not above it. */
  public BigInteger floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** The least whole number that is not below it. */
  public BigInteger ceiling() {
    return new Fraction(numerator.negate(), denominator).floor().negate();
  }

  /** Half up, as a reader of the printed figure expects. */
  public BigDecimal rounded(int decimals) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** {@code 1/9}, or {@code 1} for a whole number. */
  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
