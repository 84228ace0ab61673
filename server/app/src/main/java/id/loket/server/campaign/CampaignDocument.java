package id.loket.server.campaign;

import id.loket.server.campaign.Campaign.Closed;
import id.loket.server.campaign.Campaign.Plan;
import id.loket.server.document.Document;
import id.loket.server.document.Grid;
import id.loket.server.report.IkmTables;
import id.loket.server.report.Signature;
import id.loket.server.rules.Catalogue;
import id.loket.server.survey.CampaignSurvey;
import id.loket.server.web.Html;
import id.loket.skm.AnswerCounts;
import id.loket.skm.Element;
import id.loket.skm.Index;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What came of a closed campaign, on A4; says on its first page that it isn't the public survey.
 */
final class CampaignDocument {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag("id-ID"));

  private static final String FRAME = "/report/campaign.xhtml";

  private final Plan plan;
  private final Closed closed;
  private final Catalogue.Office office;

  CampaignDocument(Closed closed, Catalogue.Office office) {
    this.plan = closed.figures().plan();
    this.closed = closed;
    this.office = office;
  }

  String title() {
    return (isSpak() ? "Laporan SPAK: " : "Laporan survei kampanye: ") + plan.name();
  }

  private boolean isSpak() {
    return plan.asks() == CampaignSurvey.SPAK;
  }

  /**
   * @param today on which it is signed
   */
  void writeTo(Document document, LocalDate today) {
    Map<String, String> parts = new HashMap<>();
    parts.put("name", Document.text(plan.name()));
    parts.put("respondentGroup", Document.text(plan.respondents()));
    parts.put("days", DAY.format(plan.from()) + " – " + DAY.format(plan.to()));
    parts.put("office", Document.text(office.name()));
    parts.put("address", Document.text(office.address()));
    parts.put("closed", DAY.format(LocalDate.ofInstant(closed.at(), ZoneId.of(office.zone()))));
    parts.put("digest", closed.figures().sha256());
    parts.put("respondents", Integer.toString(closed.figures().sheet().size()));
    parts.put("floor", Integer.toString(plan.floor()));
    parts.put("signature", Signature.of(office, today));
    if (isSpak()) {
      spak(parts);
    } else {
      index(parts);
    }
    document.add(Html.filled(Html.frame(isSpak() ? "/report/spak.xhtml" : FRAME), parts));
  }

  private void index(Map<String, String> parts) {
    AnswerCounts counts = closed.figures().counts();
    Index ikm = counts.index();
    IkmTables tables = new IkmTables(ikm, counts);
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
    parts.put("sheet", tables.sheet(closed.figures().rows()));
  }

  private void spak(Map<String, String> parts) {
    Spak spak = Spak.of(closed.figures().rows());
    parts.put("ipak", IkmTables.number(spak.ipak()));
    parts.put("percent", IkmTables.number(spak.percent()));
    parts.put("mean", IkmTables.number(spak.mean().rounded(4)));
    parts.put("threshold", IkmTables.number(plan.threshold()));
    parts.put("reached", spak.reaches(plan.threshold()) ? "tercapai" : "belum tercapai");
    parts.put("lowest", Document.text(spak.lowest().asked().text()));
    parts.put("lines", statements(spak));
    parts.put("sheet", sheet(spak));
  }

  private static String statements(Spak spak) {
    List<String> head = new ArrayList<>(List.of("No.", "Pernyataan"));
    IntStream.rangeClosed(1, CampaignSurvey.SPAK.most()).forEach(one -> head.add("" + one));
    head.addAll(List.of("Jumlah", "Rata-rata"));
    Grid grid =
        new Grid(
            "Berapa responden memberi berapa bintang",
            head,
            IntStream.range(0, head.size())
                .filter(one -> one != 1)
                .boxed()
                .collect(Collectors.toSet()));
    for (Spak.Line line : spak.lines()) {
      List<String> row = new ArrayList<>(List.of("" + line.number(), line.asked().text()));
      line.counts().forEach(one -> row.add(Long.toString(one)));
      row.add(Long.toString(line.total()));
      row.add(IkmTables.number(line.mean().rounded(3)));
      grid.row(row);
    }
    return grid.xhtml();
  }

  private String sheet(Spak spak) {
    List<String> head = new ArrayList<>(List.of("No."));
    spak.lines().forEach(line -> head.add("S" + line.number()));
    Grid grid =
        new Grid("", head, IntStream.range(0, head.size()).boxed().collect(Collectors.toSet()));
    int number = 1;
    for (List<Integer> answers : closed.figures().rows()) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(number++)));
      answers.forEach(one -> row.add(Integer.toString(one)));
      grid.row(row);
    }
    return grid.small().xhtml();
  }
}
