package id.loket.skm;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How many respondents a survey should have: Krejcie and Morgan, "Determining Sample Size for
 * Research Activities" (1970), with a chi square of 3.841, P = 0.5 and d = 0.05, never fewer than
 * 30, and never more than there are people.
 *
 * <p>Rounded to the nearest whole number the formula gives 89 of the 90 rows of their printed
 * table; for 100,000 it gives 383, where they print 384.
 */
public final class SampleSize {
  /** The fewest that a survey of this office aims at. */
  public static final long FLOOR = 30;

  private static final long MOST = 1_000_000_000_000L;

  private SampleSize() {}

  /**
   * @param population the people served in the period
   */
  public static long target(long population) {
    return Math.min(population, Math.max(FLOOR, krejcieMorgan(population)));
  }

  /**
   * How many of the target each part of the population should have, so that the sample is made up
   * as the population is: each its share, and what rounding leaves to the largest remainders, the
   * first of equal ones before. Their sum is the target of the whole, and none is more than its
   * part.
   *
   * @param populations of each part
   */
  public static List<Long> quotas(List<Long> populations) {
    long all = populations.stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return populations;
    }
    long target = target(all);
    long[] quotas = populations.stream().mapToLong(one -> one * target / all).toArray();
    List<Integer> byRemainder =
        IntStream.range(0, quotas.length)
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer at) -> populations.get(at) * target % all)
                    .reversed())
            .toList();
    long left = target - LongStream.of(quotas).sum();
    for (int at : byRemainder.subList(0, (int) left)) {
      quotas[at]++;
    }
    return LongStream.of(quotas).boxed().toList();
  }

  /** S = X² N P (1 - P) / (d² (N - 1) + X² P (1 - P)), in whole numbers times 100,000. */
  public static long krejcieMorgan(long population) {
    if (population < 0 || population > MOST) {
      throw new IllegalArgumentException(
          "population " + population + ": 0 to " + MOST + " is allowed");
    }
    return Fraction.of(96_025, 1)
        .times(Fraction.of(population, 250 * (population - 1) + 96_025))
        .rounded(0)
        .longValueExact();
  }
}
