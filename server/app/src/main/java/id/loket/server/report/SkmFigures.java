package id.loket.server.report;

import id.loket.server.followup.Plan;
import id.loket.server.survey.Quality;
import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.Questionnaires;
import id.loket.skm.PeriodReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the report of a period is made from.
 *
 * @param whole of all services, or of the one that was asked for
 * @param services each for itself, in the order of the catalogue; with few answers, without figures
 * @param trend this period and those before it, the oldest first
 * @param sheet what each respondent answered, in the order of the instrument's questions, 0 where
 *     it was not asked; in an order that tells nothing; at most {@link #MOST_ROWS}
 * @param quality what a reader should know of the answers; empty where it was not counted
 * @param comments in no order that tells anything
 * @param asked the questionnaires that were answered, the oldest first
 * @param words what respondents could tell of themselves in any of them
 * @param plan what is done about the lowest unsur; without activities if nobody has planned any
 * @param planBefore the plan of the period before, with what became of it
 * @param photosBefore how many pictures there are of it, by the id of the activity
 * @param narrative what it says in words of the office's own
 * @param closed how it was closed; empty while it is open
 * @param today on which it is written
 */
record SkmFigures(
    Period period,
    PeriodReport whole,
    List<OfService> services,
    List<OfPeriod> trend,
    List<List<Integer>> sheet,
    Optional<Quality> quality,
    List<String> comments,
    List<Questionnaires.Adopted> asked,
    Questionnaire words,
    Plan plan,
    Plan planBefore,
    Map<String, Long> photosBefore,
    Narrative narrative,
    Optional<ClosedPeriods.Closed> closed,
    LocalDate today) {
  /** A book of more pages than that is no appendix; the table for a spreadsheet has no limit. */
  static final int MOST_ROWS = 1_500;

  record OfService(String name, PeriodReport report) {}

  record OfPeriod(Period period, PeriodReport report) {}

  /** The period before; empty if this is the first that is known. */
  Optional<OfPeriod> before() {
    return trend.size() < 2 ? Optional.empty() : Optional.of(trend.get(trend.size() - 2));
  }

  /** A report of a period that goes on is a draft. */
  boolean isOver() {
    return today.isAfter(period.to());
  }
}
