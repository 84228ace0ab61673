package id.loket.skm;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What may be shown of the survey of a period: the index and who answered, or nothing while fewer
 * than five people answered, because then an answer could be guessed to be somebody's.
 *
 * <p>Known limit: whoever compares two reports between which one person answered, such as those of
 * a month and of the same month but for its last day, sees that person's answers and profile.
 *
 * @param from the first service day
 * @param to the last service day
 * @param service the code of one service; empty for all of them together
 * @param served tickets served in the period: the population
 * @param target how many respondents the period should have
 * @param ikm empty exactly if the figures are suppressed
 * @param profile likewise
 */
public record PeriodReport(
    LocalDate from,
    LocalDate to,
    Optional<String> service,
    AnswerCounts counts,
    long served,
    long target,
    Optional<Index> ikm,
    Optional<ProfileCounts> profile) {
  /** The fewest answers to each unsur of which figures are shown. */
  public static final int MINIMUM = 5;

  public static PeriodReport of(
      LocalDate from,
      LocalDate to,
      Optional<String> service,
      AnswerCounts counts,
      ProfileCounts profile,
      long served) {
    if (profile.respondents() != counts.respondents()) {
      throw new IllegalArgumentException(
          "profile of "
              + profile.respondents()
              + ": that of "
              + counts.respondents()
              + " is allowed");
    }
    boolean tooFew = counts.fewest() < MINIMUM;
    return new PeriodReport(
        from,
        to,
        service,
        counts,
        served,
        SampleSize.target(served),
        tooFew ? Optional.empty() : Optional.of(counts.index()),
        tooFew ? Optional.empty() : Optional.of(profile));
  }

  public boolean suppressed() {
    return ikm.isEmpty();
  }
}
