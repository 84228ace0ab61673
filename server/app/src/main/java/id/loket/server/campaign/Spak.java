package id.loket.server.campaign;

import id.loket.server.survey.CampaignSurvey;
import id.loket.skm.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The index of the perception of corruption (IPAK) from the answers to its statements. Every figure
 * is exact until it is shown: the mean of each statement, the mean of those, and that from the
 * scale of the answers to 4, as the figures that it is held against have it. It has no grade of
 * PermenPANRB 14/2017, which knows no such survey.
 *
 * @param lines one for each statement, in the order of the sheet
 * @param mean of the lines' means, 1 to the best answer
 * @param ipak the same of 4, rounded to two decimals
 * @param percent the same of 100, likewise
 */
record Spak(int respondents, List<Line> lines, Fraction mean, BigDecimal ipak, BigDecimal percent) {
  private static final CampaignSurvey SURVEY = CampaignSurvey.SPAK;
  private static final Fraction OF_FOUR = Fraction.of(4, SURVEY.most());
  private static final Fraction OF_A_HUNDRED = Fraction.of(100, SURVEY.most());

  /**
   * One statement.
   *
   * @param counts how often each answer was given, the worst first
   */
  record Line(
      int number, CampaignSurvey.Asked asked, List<Long> counts, long total, Fraction mean) {}

  /**
   * @param rows what each respondent answered, at least one
   */
  static Spak of(List<List<Integer>> rows) {
    List<Line> lines = new ArrayList<>();
    Fraction sum = Fraction.ZERO;
    for (int statement = 0; statement < SURVEY.asked().size(); statement++) {
      long[] counts = new long[SURVEY.most()];
      long total = 0;
      for (List<Integer> row : rows) {
        counts[row.get(statement) - 1]++;
        total += row.get(statement);
      }
      Fraction mean = Fraction.of(total, rows.size());
      List<Long> given = new ArrayList<>();
      for (long count : counts) {
        given.add(count);
      }
      lines.add(new Line(statement + 1, SURVEY.asked().get(statement), given, total, mean));
      sum = sum.plus(mean);
    }
    Fraction mean = sum.dividedBy(Fraction.of(lines.size(), 1));
    return new Spak(
        rows.size(),
        List.copyOf(lines),
        mean,
        mean.times(OF_FOUR).rounded(2),
        mean.times(OF_A_HUNDRED).rounded(2));
  }

  /** The statement with the lowest mean; of equals the one that stands first. */
  Line lowest() {
    Line lowest = lines.get(0);
    for (Line one : lines) {
      lowest = one.mean().compareTo(lowest.mean()) < 0 ? one : lowest;
    }
    return lowest;
  }

  /** Held against exactly what was computed, not against what is printed of it. */
  boolean reaches(BigDecimal threshold) {
    Fraction least = Fraction.of(threshold.toPlainString());
    return mean.times(OF_FOUR).compareTo(least) >= 0;
  }
}
