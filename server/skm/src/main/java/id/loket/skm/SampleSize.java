package id.loket.skm;

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
