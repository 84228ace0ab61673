package id.loket.skm;

import java.math.BigInteger;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Whether the means of a printed report can be: n answers of 1 to 4 have only the sums n to 4n, so
 * most decimals are no mean of theirs. For answers that are all filled in; else each unsur has an n
 * of its own.
 */
public final class PrintedMeans {
  private PrintedMeans() {}

  /**
   * Whether some sum of n answers gives this mean, as far as it was rounded: half of its last
   * decimal, either way, because one who prints may have rounded a half down.
   *
   * @param printed with a point, such as {@code 3.49}
   */
  public static boolean attainable(String printed, long n) {
    Fraction mean = Fraction.of(printed);
    int point = printed.indexOf('.');
    Fraction half =
        Fraction.of("0." + "0".repeat(point < 0 ? 0 : printed.length() - point - 1) + "5");
    return attainable(mean.minus(half), mean.plus(half), n);
  }

  /** Whether some sum of n answers gives a mean from the one to the other. */
  public static boolean attainable(Fraction low, Fraction high, long n) {
    Fraction people = Fraction.of(n, 1);
    BigInteger least = low.times(people).ceiling().max(BigInteger.valueOf(n));
    BigInteger most = high.times(people).floor().min(BigInteger.valueOf(4 * n));
    return least.compareTo(most) <= 0;
  }

  /**
   * The fewest respondents of whom all of these can be the means, where a report does not say how
   * many there were; empty if there would have to be more than {@code most}.
   */
  public static OptionalLong fewestRespondents(Collection<String> printed, long most) {
    return LongStream.rangeClosed(1, most)
        .filter(n -> printed.stream().allMatch(mean -> attainable(mean, n)))
        .findFirst();
  }
}
