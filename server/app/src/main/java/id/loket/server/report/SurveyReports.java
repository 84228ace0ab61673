package id.loket.server.report;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.document.Documents;
import id.loket.server.followup.Plans;
import id.loket.server.journal.Database;
import id.loket.server.period.PeriodRecords;
import id.loket.server.statistics.DailyVisits;
import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.SurveyStore;
import id.loket.server.web.Accounts;
import id.loket.server.web.Feature;
import id.loket.server.web.Pages;
import id.loket.skm.Unsur;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What an office makes of its survey: figures, closed periods, what is published. */
public final class SurveyReports {
  private final Reports reports;
  private final List<Feature> features;

  /**
   * @param simulated whether figures say that they are none of a real office
   */
  public SurveyReports(
      OfficeDesk desk,
      Database database,
      SurveyStore answers,
      Questionnaire questionnaire,
      Plans plans,
      Documents documents,
      Pages pages,
      Accounts accounts,
      Clock clock,
      boolean simulated) {
    ClosedPeriods closed = new ClosedPeriods(desk, database, clock);
    PeriodRecords<Narrative> narratives =
        new PeriodRecords<>(
            desk,
            database,
            clock,
            new PeriodRecords.Place<>("report_narrative", "words", Narrative.class));
    reports =
        new Reports(
            desk::catalogue,
            answers,
            new DailyVisits(database),
            questionnaire,
            plans,
            narratives,
            closed,
            clock);
    features =
        List.of(
            new IkmRoutes(desk, answers, questionnaire, reports, plans, documents, simulated)
                .feature(),
            new PeriodRoutes(reports, closed, accounts).feature(),
            new NarrativeRoutes(reports, narratives, () -> desk.catalogue().office(), accounts)
                .feature(),
            new PublishedRoutes(desk::catalogue, closed, plans, questionnaire, documents, pages)
                .feature());
  }

  public List<Feature> features() {
    return features;
  }

  /** The lowest unsur of a period; none where too few have answered. */
  public List<Unsur> priorities(LocalDate from, LocalDate to) {
    return reports.priorities(from, to);
  }

  /** In the office's zone. */
  public LocalDate today() {
    return reports.today();
  }
}
