package id.loket.server.report;

import id.loket.server.desk.OfficeDesk;
import id.loket.server.document.Documents;
import id.loket.server.followup.Plans;
import id.loket.server.journal.Database;
import id.loket.server.period.PeriodRecords;
import id.loket.server.statistics.DailyVisits;
import id.loket.server.survey.Questionnaires;
import id.loket.server.survey.SurveyStore;
import id.loket.server.web.Accounts;
import id.loket.server.web.Feature;
import id.loket.server.web.Pages;
import id.loket.skm.PeriodReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What an office makes of its survey: figures, closed periods, what is published. */
public final class SurveyReports {
  private final Reports reports;
  private final PeriodPapers papers;
  private final Documents documents;
  private final List<Feature> features;

  /**
   * @param simulated whether figures say that they are none of a real office
   */
  public SurveyReports(
      OfficeDesk desk,
      Database database,
      SurveyStore answers,
      Questionnaires questionnaires,
      Plans plans,
      Documents documents,
      Pages pages,
      Accounts accounts,
      DocumentFolder folder,
      Clock clock,
      boolean simulated) {
    ClosedPeriods closed = new ClosedPeriods(desk, database, clock);
    Photos photos = new Photos(desk, database, clock);
    SignedPapers signed = new SignedPapers(desk, database, clock);
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
            questionnaires,
            plans,
            photos,
            narratives,
            closed,
            clock);
    papers =
        new PeriodPapers(desk::catalogue, answers, reports, plans, photos, documents, simulated);
    this.documents = documents;
    features =
        List.of(
            new IkmRoutes(desk, reports, papers, documents, simulated).feature(),
            new PeriodRoutes(reports, closed, accounts).feature(),
            new SignedRoutes(closed, signed, folder, accounts, clock).feature(),
            new EvidenceRoutes(
                    desk::catalogue,
                    reports,
                    papers,
                    plans,
                    photos,
                    signed,
                    folder,
                    documents,
                    clock)
                .feature(),
            new PhotoRoutes(plans, photos, folder, accounts, clock).feature(),
            new NarrativeRoutes(reports, narratives, () -> desk.catalogue().office(), accounts)
                .feature(),
            new PublishedRoutes(desk::catalogue, closed, plans, reports, documents, pages)
                .feature());
  }

  public List<Feature> features() {
    return features;
  }

  /**
   * Writes what the head's page gives of a period into a folder, never over a file that is there.
   *
   * @param period such as {@code 2026-Q4}
   * @param progress is told what is being made
   * @throws IllegalArgumentException if there is no such period, or too few have answered in it;
   *     nothing is written then
   */
  public void write(String period, Path folder, Consumer<String> progress) throws IOException {
    Period days = Period.of(period);
    PeriodReport whole = reports.of(days, Optional.empty());
    if (whole.suppressed()) {
      throw new IllegalArgumentException(
          String.format(
              "period %s (%s to %s): %d respondents; figures are shown of %d or more",
              period, days.from(), days.to(), whole.counts().respondents(), PeriodReport.MINIMUM));
    }
    Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();
    String named = days.from() + "-" + days.to();
    files.put("ikm-" + named + ".json", () -> papers.json(whole));
    files.put("ikm-" + named + ".csv", () -> papers.csv(whole));
    files.put("ikm-" + named + ".xlsx", () -> papers.workbook(whole));
    files.put(
        "laporan-skm-" + named + ".pdf",
        () -> documents.drawn(papers.report(days, Optional.empty())));
    files.put("tindak-lanjut-skm-" + named + ".pdf", () -> documents.drawn(papers.followUp(days)));
    for (String name : files.keySet()) {
      Path file = folder.resolve(papers.mark() + name);
      if (Files.exists(file)) {
        throw new IllegalArgumentException(file + ": there is such a file already");
      }
    }
    for (Map.Entry<String, Supplier<byte[]>> one : files.entrySet()) {
      Path file = folder.resolve(papers.mark() + one.getKey());
      progress.accept(file.toString());
      Files.write(file, one.getValue().get(), StandardOpenOption.CREATE_NEW);
    }
  }

  /** What stands of a period, of all services together. */
  public PeriodReport of(LocalDate from, LocalDate to) {
    return reports.of(new Period(from, to), Optional.empty());
  }

  /** In the office's zone. */
  public LocalDate today() {
    return reports.today();
  }
}
