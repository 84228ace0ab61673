package id.loket.skm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The index (IKM) by PermenPANRB 14/2017, for whatever unsur an instrument has. The one place where
 * it is made.
 *
 * <p>Every figure is exact until it is shown: NRR times the weight, summed up, times 25, and only
 * then rounded to two decimals and graded.
 *
 * @param lines one for each unsur, in the instrument's order
 * @param sum of the weighted NRR, between 1 and 4
 * @param ikm rounded to two decimals
 * @param priorities the unsur with the lowest NRR, lowest first, three at most; of equals the one
 *     that stands first
 */
public record Index(
    Instrument instrument,
    List<Line> lines,
    Fraction sum,
    BigDecimal ikm,
    Mutu mutu,
    List<Element> priorities) {

  /** From the scale of the answers, 1 to 4, to that of the index, 25 to 100. */
  static final Fraction SCALE = Fraction.of(25, 1);

  private static final int PRIORITIES = 3;
  private static final Fraction BEST = Fraction.of(4, 1);

  /**
   * One unsur.
   *
   * @param number its place in the instrument, from 1
   * @param n how many answered it; 0 where only the NRR is known
   * @param total the sum of the answers; 0 likewise
   * @param nik the NRR times 25, rounded to two decimals
   * @param interval empty where it can't be known
   */
  public record Line(
      int number,
      Element element,
      long n,
      long total,
      Fraction nrr,
      Fraction weighted,
      BigDecimal nik,
      Mutu mutu,
      Optional<Interval> interval) {
    /** As reports print it. */
    public String name() {
      return element.name();
    }

    /** The NRR times 25, exact. */
    public Fraction exactNik() {
      return nrr.times(SCALE);
    }
  }

  /** From answers. Each question is divided by its own number of answers, which must not be 0. */
  public static Index of(Tally tally) {
    List<Element> elements = tally.instrument().elements();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      long n = tally.n(i);
      long total = tally.total(i);
      Fraction nrr = tally.nrr(i);
      int questions = element.questions().size();
      Optional<Interval> interval =
          tally.squares(i).isPresent()
              ? Interval.of(n, total, tally.squares(i).getAsLong(), questions)
              : Optional.empty();
      lines.add(line(i + 1, element, n, total, nrr, interval));
    }
    return of(tally.instrument(), lines);
  }

  /**
   * From the NRR of a report whose answers are not known.
   *
   * @param nrr 1 to 4, in the instrument's order
   */
  public static Index ofNrr(Instrument instrument, List<Fraction> nrr) {
    List<Element> elements = instrument.elements();
    if (nrr.size() != elements.size()) {
      throw new IllegalArgumentException(
          nrr.size() + " NRR: one for each of " + instrument.keys() + " is allowed");
    }
    return of(
        instrument,
        IntStream.range(0, elements.size())
            .mapToObj(i -> line(i + 1, elements.get(i), 0, 0, nrr.get(i), Optional.empty()))
            .toList());
  }

  private static Line line(
      int number, Element element, long n, long total, Fraction nrr, Optional<Interval> interval) {
    if (nrr.compareTo(Fraction.ONE) < 0 || nrr.compareTo(BEST) > 0) {
      throw new IllegalArgumentException(
          element.key() + ": NRR " + nrr.rounded(4) + ": 1 to 4 is allowed");
    }
    BigDecimal nik = nrr.times(SCALE).rounded(2);
    Fraction weighted = nrr.times(element.weight());
    return new Line(number, element, n, total, nrr, weighted, nik, Mutu.of(nik), interval);
  }

  private static Index of(Instrument instrument, List<Line> lines) {
    Fraction sum = lines.stream().map(Line::weighted).reduce(Fraction.ZERO, Fraction::plus);
    BigDecimal ikm = sum.times(SCALE).rounded(2);
    List<Element> priorities =
        lines.stream()
            .sorted(Comparator.comparing(Line::nrr))
            .limit(PRIORITIES)
            .map(Line::element)
            .toList();
    return new Index(instrument, List.copyOf(lines), sum, ikm, Mutu.of(ikm), priorities);
  }

  /**
   * The line of an unsur.
   *
   * @throws IllegalArgumentException if the instrument has none of that key
   */
  public Line line(String key) {
    return lines.stream()
        .filter(one -> one.element().key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unsur " + key + ": " + instrument.keys() + " are allowed"));
  }

  /** The best first; of equals the one that stands first. */
  public List<Line> ranked() {
    return lines.stream().sorted(Comparator.comparing(Line::nrr).reversed()).toList();
  }

  /** A mean of answers on the scale of the index: 4 becomes 100. */
  public static Fraction scaled(Fraction nrr) {
    return nrr.times(SCALE);
  }

  /** The way back. */
  public static Fraction unscaled(Fraction index) {
    return index.dividedBy(SCALE);
  }

  /** The index before it is rounded. */
  public Fraction exactIkm() {
    return sum.times(SCALE);
  }

  /**
   * What an old report printed that took a rounded weight, such as 0.11 for 1/9: a hundredth too
   * low, so that a perfect score was 99.00. Only to reproduce such reports; it has no grade, and no
   * report of ours uses it.
   */
  public BigDecimal ikmByRoundedWeight(Fraction weight) {
    Fraction sumOfNrr = lines.stream().map(Line::nrr).reduce(Fraction.ZERO, Fraction::plus);
    return sumOfNrr.times(weight).times(SCALE).rounded(2);
  }
}
