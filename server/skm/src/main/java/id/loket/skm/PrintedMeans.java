package id.loket.skm;

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
   * Whether some sum of n answers gives this mean, as far as it was rounded.
   *
   * @param printed with a point, such as {@code 3.49}
   */
  public static boolean attainable(String printed, long n) {
    Fraction mean = Fraction.of(printed);
    long sum = mean.times(Fraction.of(n, 1)).rounded(0).longValueExact();
    return n <= sum && sum <= 4 * n && isWithinItsRounding(printed, mean, Fraction.of(sum, n));
  }

  /** Half of its last decimal, either way: one who prints may have rounded a half down. */
  private static boolean isWithinItsRounding(String printed, Fraction mean, Fraction exact) {
    int point = printed.indexOf('.');
    String half = "0." + "0".repeat(point < 0 ? 0 : printed.length() - point - 1) + "5";
    Fraction allowed = Fraction.of(half);
    Fraction off = exact.plus(mean.times(Fraction.of(-1, 1)));
    return off.compareTo(allowed) <= 0 && off.compareTo(allowed.times(Fraction.of(-1, 1))) >= 0;
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
