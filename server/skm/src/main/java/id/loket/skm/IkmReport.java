package id.loket.skm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The index (IKM) of one survey, with each figure on the way to it: PermenPANRB 14/2017.
 *
 * <p>Every figure is exact until it is shown: sum of the answers to an unsur, divided by the number
 * of answers (NRR), times the weight, summed up, times 25, and only then rounded to two decimals
 * and graded. Whether so few answered that nothing may be shown is not decided here but in {@link
 * PeriodReport}.
 *
 * @param lines one for each unsur, in the order of the regulation's list
 * @param sum of the weighted NRR, between 1 and 4
 * @param ikm rounded to two decimals
 * @param priorities the three unsur with the lowest NRR, lowest first; of equals the lower number
 */
public record IkmReport(
    Weights weights,
    List<Line> lines,
    Fraction sum,
    BigDecimal ikm,
    Mutu mutu,
    List<Unsur> priorities) {

  /** From the scale of the answers, 1 to 4, to that of the index, 25 to 100. */
  static final Fraction SCALE = Fraction.of(25, 1);

  private static final Fraction OLD_WEIGHT = Fraction.of(11, 100);
  private static final int PRIORITIES = 3;

  /**
   * One unsur.
   *
   * @param n how many answered it; 0 in a report that was made from published NRR
   * @param total the sum of the answers; 0 likewise
   * @param nik the NRR times 25, rounded to two decimals
   */
  public record Line(
      Unsur unsur,
      long n,
      long total,
      Fraction nrr,
      Fraction weighted,
      BigDecimal nik,
      Mutu mutu) {}

  /** From answers. Each unsur is divided by its own number of answers, which must not be 0. */
  public static IkmReport of(AnswerCounts counts, Weights weights) {
    List<Line> lines = new ArrayList<>();
    for (Unsur unsur : Unsur.values()) {
      long n = counts.filled(unsur);
      long total = counts.total(unsur);
      lines.add(line(unsur, n, total, Fraction.of(total, n), weights));
    }
    return of(lines, weights);
  }

  /** From the NRR of a report whose answers are not known, to check it. */
  public static IkmReport ofNrr(Map<Unsur, Fraction> nrr, Weights weights) {
    List<Line> lines = new ArrayList<>();
    for (Unsur unsur : Unsur.values()) {
      lines.add(line(unsur, 0, 0, nrr.get(unsur), weights));
    }
    return of(lines, weights);
  }

  private static Line line(Unsur unsur, long n, long total, Fraction nrr, Weights weights) {
    Fraction weighted = nrr.times(weights.of(unsur));
    BigDecimal nik = nrr.times(SCALE).rounded(2);
    return new Line(unsur, n, total, nrr, weighted, nik, Mutu.of(nik));
  }

  private static IkmReport of(List<Line> lines, Weights weights) {
    Fraction sum = lines.stream().map(Line::weighted).reduce(Fraction.ZERO, Fraction::plus);
    BigDecimal ikm = sum.times(SCALE).rounded(2);
    List<Unsur> priorities =
        lines.stream()
            .sorted(Comparator.comparing(Line::nrr).thenComparing(Line::unsur))
            .limit(PRIORITIES)
            .map(Line::unsur)
            .toList();
    return new IkmReport(weights, List.copyOf(lines), sum, ikm, Mutu.of(ikm), priorities);
  }

  public Line line(Unsur unsur) {
    return lines.get(unsur.ordinal());
  }

  /**
   * What an old report printed that took 0.11 for 1/9: a hundredth too low, so that a perfect score
   * was 99.00. Only to reproduce such reports; it has no grade, and our reports never use it.
   */
  public BigDecimal ikmByOldWeight() {
    Fraction sumOfNrr = lines.stream().map(Line::nrr).reduce(Fraction.ZERO, Fraction::plus);
    return sumOfNrr.times(OLD_WEIGHT).times(SCALE).rounded(2);
  }

  /** The NRR by unsur, exact. */
  public Map<Unsur, Fraction> nrr() {
    EnumMap<Unsur, Fraction> nrr = new EnumMap<>(Unsur.class);
    lines.forEach(line -> nrr.put(line.unsur(), line.nrr()));
    return nrr;
  }
}
