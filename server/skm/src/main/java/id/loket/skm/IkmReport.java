package id.loket.skm;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The index (IKM) of one survey, with each figure on the way to it: PermenPANRB 14/2017.
 *
 * <p>Sum of the answers to an unsur, divided by the number of answers (NRR), then as {@link Index}
 * goes on. Whether so few answered that nothing may be shown is not decided here but in {@link
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

  private static final Fraction OLD_WEIGHT = Fraction.of(11, 100);

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
    return of(Index.of(counts.tally(weights)), weights);
  }

  /** From the NRR of a report whose answers are not known, to check it. */
  public static IkmReport ofNrr(Map<Unsur, Fraction> nrr, Weights weights) {
    List<Fraction> inOrder = Stream.of(Unsur.values()).map(nrr::get).toList();
    return of(Index.ofNrr(Instrument.of(weights), inOrder), weights);
  }

  private static IkmReport of(Index index, Weights weights) {
    List<Line> lines = index.lines().stream().map(IkmReport::line).toList();
    List<Unsur> priorities =
        index.priorities().stream().map(one -> Unsur.valueOf(one.key())).toList();
    return new IkmReport(weights, lines, index.sum(), index.ikm(), index.mutu(), priorities);
  }

  private static Line line(Index.Line line) {
    Unsur unsur = Unsur.valueOf(line.element().key());
    return new Line(
        unsur, line.n(), line.total(), line.nrr(), line.weighted(), line.nik(), line.mutu());
  }

  public Line line(Unsur unsur) {
    return lines.get(unsur.ordinal());
  }

  /** As {@link Index#ikmByRoundedWeight}, with 0.11. */
  public BigDecimal ikmByOldWeight() {
    List<Fraction> nrr = lines.stream().map(Line::nrr).toList();
    return Index.ofNrr(Instrument.of(weights), nrr).ikmByRoundedWeight(OLD_WEIGHT);
  }

  /** The NRR by unsur, exact. */
  public Map<Unsur, Fraction> nrr() {
    EnumMap<Unsur, Fraction> nrr = new EnumMap<>(Unsur.class);
    lines.forEach(line -> nrr.put(line.unsur(), line.nrr()));
    return nrr;
  }
}
