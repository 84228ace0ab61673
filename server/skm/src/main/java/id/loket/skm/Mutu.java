package id.loket.skm;

import java.math.BigDecimal;

/**
 * The grade of an index between 25 and 100, by the table of PermenPANRB 14/2017.
 *
 * <p>The table is a grid of hundredths with gaps between its rows (88.30 is B, 88.31 is A). So an
 * index is rounded to two decimals first, half up, and compared then: no gap is left.
 */
public enum Mutu {
  A("88.31", "Sangat baik"),
  B("76.61", "Baik"),
  C("65.00", "Kurang baik"),
  D("25.00", "Tidak baik");

  private static final BigDecimal HIGHEST = new BigDecimal("100.00");
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  private final BigDecimal lowest;
  private final String kinerja;

  Mutu(String lowest, String kinerja) {
    this.lowest = new BigDecimal(lowest);
    this.kinerja = kinerja;
  }

  /**
   * @param index 25.00 to 100.00, already rounded to two decimals
   */
  public static Mutu of(BigDecimal index) {
    if (index.scale() != 2 || index.compareTo(D.lowest) < 0 || index.compareTo(HIGHEST) > 0) {
      throw new IllegalArgumentException(
          "index " + index + ": 25.00 to 100.00 with two decimals is allowed");
    }
    for (Mutu mutu : values()) {
      if (index.compareTo(mutu.lowest) >= 0) {
        return mutu;
      }
    }
    throw new AssertionError(index);
  }

  /** The lowest index that has this grade. */
  public BigDecimal lowest() {
    return lowest;
  }

  /** The same on the scale of the answers, 1 to 4: {@code 3.5324} for A. */
  public Fraction lowestNrr() {
    return Fraction.of(lowest.toPlainString()).dividedBy(Index.SCALE);
  }

  /** The highest index that has this grade. */
  public BigDecimal highest() {
    return this == A ? HIGHEST : values()[ordinal() - 1].lowest.subtract(HUNDREDTH);
  }

  /** The performance in words, as reports print it. */
  public String kinerja() {
    return kinerja;
  }
}
