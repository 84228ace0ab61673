package id.loket.server.campaign;

import id.loket.server.campaign.Campaign.Closed;
import id.loket.server.campaign.Campaign.Plan;
import id.loket.server.document.Document;
import id.loket.server.report.IkmTables;
import id.loket.server.report.Signature;
import id.loket.server.rules.Catalogue;
import id.loket.server.web.Html;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Element;
import id.loket.skm.Index;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The index of a closed campaign on A4; says on its first page that it isn't the public one. */
final class CampaignDocument {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag("id-ID"));

  private final Plan plan;
  private final Closed closed;
  private final Catalogue.Office office;

  CampaignDocument(Closed closed, Catalogue.Office office) {
    this.plan = closed.figures().plan();
    this.closed = closed;
    this.office = office;
  }

  String title() {
    return "Laporan survei kampanye: " + plan.name();
  }

  /**
   * @param today on which it is signed
   */
  void writeTo(Document document, LocalDate today) {
    AnswerCounts counts = closed.figures().counts();
    Index ikm = counts.index();
    IkmTables tables = new IkmTables(ikm, counts);
    Map<String, String> parts = new HashMap<>();
    parts.put("name", Document.text(plan.name()));
    parts.put("respondentGroup", Document.text(plan.respondents()));
    parts.put("days", DAY.format(plan.from()) + " – " + DAY.format(plan.to()));
    parts.put("office", Document.text(office.name()));
    parts.put("address", Document.text(office.address()));
    parts.put("closed", DAY.format(LocalDate.ofInstant(closed.at(), ZoneId.of(office.zone()))));
    parts.put("digest", closed.figures().sha256());
    parts.put("respondents", Long.toString(counts.respondents()));
    parts.put("floor", Integer.toString(plan.floor()));
    parts.put("ikm", IkmTables.number(ikm.ikm()));
    parts.put("mutu", ikm.mutu().name());
    parts.put("kinerja", ikm.mutu().kinerja());
    parts.put(
        "lowestNames",
        ikm.priorities().stream()
            .map(Element::name)
            .map(Document::text)
            .collect(Collectors.joining("; ")));
    parts.put("lines", tables.lines());
    parts.put("chart", tables.chart());
    parts.put("answers", tables.answers());
    parts.put("grades", IkmTables.grades());
    parts.put("signature", Signature.of(office, today));
    parts.put("sheet", tables.sheet(closed.figures().rows()));
    document.add(Html.filled(Html.frame("/report/campaign.xhtml"), parts));
  }
}
