package id.loket.skm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Where the mean of all who were served lies with 95 %, judged by those who answered: the mean and
 * 1.96 standard errors either way, cut off at the ends of the scale. For information; no rule of
 * the survey asks for it, and it takes the respondents for a fair sample of a large crowd.
 */
public record Interval(BigDecimal low, BigDecimal high) {
  private static final BigDecimal DEVIATIONS = new BigDecimal("1.96");
  private static final BigDecimal WORST = BigDecimal.ONE;
  private static final BigDecimal BEST = BigDecimal.valueOf(4);
  private static final int DECIMALS = 3;

  /**
   * @param n respondents; empty below two of them
   * @param sum of what each gave, over all of the unsur's questions
   * @param squares the sum of the squares of these
   * @param questions how many there are
   */
  static Optional<Interval> of(long n, long sum, long squares, int questions) {
    if (n < 2) {
      return Optional.empty();
    }
    Fraction sumSquared = Fraction.of(sum, 1).times(Fraction.of(sum, n));
    Fraction spread = Fraction.of(squares, 1).minus(sumSquared).dividedBy(Fraction.of(n - 1, 1));
    Fraction ofMean = spread.dividedBy(Fraction.of(n, 1).times(Fraction.of(questions, 1)));
    BigDecimal error =
        ofMean.dividedBy(Fraction.of(questions, 1)).rounded(30).sqrt(MathContext.DECIMAL64);
    BigDecimal half = error.multiply(DEVIATIONS);
    BigDecimal mean = Fraction.of(sum, n).dividedBy(Fraction.of(questions, 1)).rounded(30);
    return Optional.of(
        new Interval(
            mean.subtract(half).max(WORST).setScale(DECIMALS, RoundingMode.HALF_UP),
            mean.add(half).min(BEST).setScale(DECIMALS, RoundingMode.HALF_UP)));
  }
}
