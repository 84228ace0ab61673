package id.loket.server.survey;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What may be shown of the survey of a period: the index, or nothing while fewer than five people
 * answered, because then an answer could be guessed to be somebody's.
 *
 * @param from the first service day
 * @param to the last service day
 * @param service the code of one service; empty for all of them together
 * @param served tickets served in the period: the population
 * @param target how many respondents the period should have
 * @param ikm empty exactly if the figures are suppressed
 */
public record PeriodReport(
    LocalDate from,
    LocalDate to,
    Optional<String> service,
    AnswerCounts counts,
    long served,
    long target,
    Optional<IkmReport> ikm) {
  /** The fewest answers to each unsur of which figures are shown. */
  public static final int MINIMUM = 5;

  public static PeriodReport of(
      LocalDate from,
      LocalDate to,
      Optional<String> service,
      AnswerCounts counts,
      long served,
      Weights weights) {
    Optional<IkmReport> ikm =
        counts.fewest() < MINIMUM ? Optional.empty() : Optional.of(IkmReport.of(counts, weights));
    return new PeriodReport(from, to, service, counts, served, SampleSize.target(served), ikm);
  }

  public boolean suppressed() {
    return ikm.isEmpty();
  }
}
