package id.loket.server.report;

import id.loket.server.document.Document;
import id.loket.server.document.Grid;
import id.loket.server.followup.Plan;
import id.loket.server.followup.Progress;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Html;
import id.loket.skm.Element;
import id.loket.skm.Index;
import id.loket.skm.Index.Line;
import id.loket.skm.PeriodReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The report of what came of a survey's follow-up plan, in the four chapters that the ministry asks
 * for. Two shares stand in it: of all that is planned, and of what should be done by the day on
 * which it is written, so that a plan that reaches into the year isn't called done too early.
 */
final class FollowUpDocument {
  private static final int PERCENT = 100;

  private final Period period;
  private final PeriodReport report;
  private final Index ikm;
  private final Plan plan;
  private final Map<String, Long> photos;
  private final Catalogue.Office office;
  private final LocalDate today;

  /**
   * @param report of five respondents or more
   * @param photos how many there are, by the id of the activity
   */
  FollowUpDocument(
      Period period,
      PeriodReport report,
      Plan plan,
      Map<String, Long> photos,
      Catalogue.Office office,
      LocalDate today) {
    this.period = period;
    this.report = report;
    this.ikm = report.ikm().orElseThrow();
    this.plan = plan;
    this.photos = photos;
    this.office = office;
    this.today = today;
  }

  String title() {
    return "Laporan tindak lanjut SKM " + period.name();
  }

  void writeTo(Document document) {
    Progress progress = Progress.of(plan, ikm.priorities(), today);
    Map<String, String> parts = new HashMap<>();
    parts.put("office", Document.text(office.name()));
    parts.put("address", Document.text(office.address()));
    parts.put("period", period.name());
    parts.put("days", period.days());
    parts.put("ikm", SkmDocument.number(ikm.ikm()));
    parts.put("mutu", ikm.mutu().name());
    parts.put("kinerja", ikm.mutu().kinerja());
    parts.put("respondents", Long.toString(report.counts().respondents()));
    parts.put("lowestNames", Document.text(names()));
    parts.put("lines", lines());
    parts.put("plan", PlanTables.plan(plan, report));
    parts.put("realised", PlanTables.realised(plan, report, photos));
    parts.put("all", share(progress.done(), progress.planned()));
    parts.put("due", share(progress.doneOfDue(), progress.due()));
    parts.put("left", PlanTables.left(plan, report));
    parts.put("signature", Signature.of(office, today));
    document.add(Html.filled(Html.frame("/report/followup.xhtml"), parts));
  }

  private String names() {
    return ikm.priorities().stream().map(Element::name).collect(Collectors.joining("; "));
  }

  private String lines() {
    Grid grid = new Grid("", List.of("No.", "Unsur", "NRR", "Nilai", "Mutu"), Set.of(0, 2, 3));
    for (Line line : ikm.lines()) {
      grid.row(
          Integer.toString(line.number()),
          line.name(),
          SkmDocument.number(line.nrr().rounded(3)),
          SkmDocument.number(line.nik()),
          line.mutu().name());
    }
    return grid.together().xhtml();
  }

  /** {@code 2 dari 3 kegiatan (66,7 %)}. */
  static String share(int part, int whole) {
    if (whole == 0) {
      return "belum ada kegiatan";
    }
    BigDecimal percent =
        BigDecimal.valueOf((long) part * PERCENT)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    return "%d dari %d kegiatan (%s %%)"
        .formatted(part, whole, SkmDocument.number(percent.stripTrailingZeros()));
  }
}
