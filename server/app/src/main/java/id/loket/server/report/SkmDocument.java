package id.loket.server.report;

import id.loket.server.document.Document;
import id.loket.server.document.Grid;
import id.loket.server.followup.Plan;
import id.loket.server.followup.Progress;
import id.loket.server.rules.Catalogue;
import id.loket.server.survey.Quality;
import id.loket.server.survey.Questionnaire;
import id.loket.server.survey.Questionnaires;
import id.loket.server.web.Html;
import id.loket.skm.Element;
import id.loket.skm.Index;
import id.loket.skm.Index.Line;
import id.loket.skm.PeriodReport;
import id.loket.skm.SampleSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The report of a survey that the head of office signs, in the five chapters of the national
 * template. Its sentences are in {@code report/skm.xhtml}; every number in them is computed here,
 * none is typed.
 */
final class SkmDocument {
  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag("id-ID"));
  private static final int NAMED = 3;

  private final SkmFigures figures;
  private final Catalogue.Office office;
  private final Index ikm;

  /**
   * @param figures of five respondents or more
   */
  SkmDocument(SkmFigures figures, Catalogue.Office office) {
    this.figures = figures;
    this.office = office;
    this.ikm = figures.whole().ikm().orElseThrow();
  }

  String title() {
    return "Laporan SKM "
        + figures.period().name()
        + (figures.closed().isPresent() ? "" : " (sementara)");
  }

  void writeTo(Document document) {
    Map<String, String> parts = tables();
    words().forEach((name, words) -> parts.put(name, Document.text(words)));
    document.add(Html.filled(Html.frame("/report/skm.xhtml"), parts));
  }

  private Map<String, String> words() {
    PeriodReport whole = figures.whole();
    Map<String, String> words = new LinkedHashMap<>();
    words.put("office", office.name());
    words.put("address", office.address());
    words.put("period", figures.period().name());
    words.put("days", figures.period().days());
    words.put("written", DAY.format(figures.today()));
    words.put("ikm", number(ikm.ikm()));
    words.put("mutu", ikm.mutu().name());
    words.put("kinerja", ikm.mutu().kinerja());
    words.put("respondents", Long.toString(whole.counts().respondents()));
    words.put("target", Long.toString(whole.target()));
    words.put("served", Long.toString(whole.served()));
    words.put("floor", Long.toString(SampleSize.FLOOR));
    words.put("weight", weight());
    words.put("sample", sample(whole));
    words.put("highestNames", names(highest()));
    words.put("lowestNames", names(lowest()));
    words.put("planSummary", planSummary());
    return words;
  }

  /** What may stand in braces in the words of the office's own, by name. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("kantor", office.name());
    fields.put("alamat", office.address());
    fields.put("periode", figures.period().name());
    fields.put("hari", figures.period().days());
    fields.put("ikm", number(ikm.ikm()));
    fields.put("mutu", ikm.mutu().name());
    fields.put("kinerja", ikm.mutu().kinerja());
    fields.put("responden", Long.toString(figures.whole().counts().respondents()));
    fields.put("sasaran", Long.toString(figures.whole().target()));
    fields.put("dilayani", Long.toString(figures.whole().served()));
    fields.put("tertinggi", names(highest()));
    fields.put("terendah", names(lowest()));
    fields.put("rentang", range());
    fields.put("layanan terendah", lowestService());
    fields.put("tren", change());
    fields.put("pertanyaan", Integer.toString(ikm.instrument().questions().size()));
    return fields;
  }

  /** One figure where all count for the same; else they stand in a table. */
  private String weight() {
    String weights = ikm.instrument().weights();
    return weights.contains(" ") ? "menurut tabel di bawah" : weights;
  }

  /** Between the best and the worst of the unsur. */
  private String range() {
    return number(highest().get(0).nrr().rounded(3).subtract(lowest().get(0).nrr().rounded(3)));
  }

  /** A sentence; empty where there is only one service with enough respondents. */
  private String lowestService() {
    List<SkmFigures.OfService> told =
        figures.services().stream().filter(one -> one.report().ikm().isPresent()).toList();
    if (told.size() < 2) {
      return "";
    }
    SkmFigures.OfService lowest =
        told.stream()
            .min(Comparator.comparing(one -> one.report().ikm().orElseThrow().ikm()))
            .orElseThrow();
    return "Di antara layanan dengan cukup responden, nilai terendah ada pada %s (%s)."
        .formatted(lowest.name(), number(lowest.report().ikm().orElseThrow().ikm()));
  }

  private Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    passages(tables);
    tables.put("provisional", provisional());
    tables.put("grades", IkmTables.grades());
    tables.put(
        "unsur", SurveyedUnsur.of(ikm, figures.whole().counts().respondents(), figures.asked()));
    tables.put("lowest", list(lowest()));
    tables.put("highest", list(highest()));
    tables.put("quality", quality());
    tables.put("profile", profile());
    tables.put("lines", drawn().lines());
    tables.put("chart", drawn().chart());
    tables.put("answers", drawn().answers());
    tables.put("services", services());
    tables.put("quotas", quotas());
    tables.put("comments", comments());
    tables.put("planned", planned());
    tables.put("realisedBefore", realisedBefore());
    tables.put("plan", PlanTables.plan(figures.plan(), figures.whole()));
    tables.put("trend", trend());
    tables.put("signature", Signature.of(office, figures.today()));
    tables.put("questionnaire", questionnaire());
    tables.put("sheet", drawn().sheet(figures.sheet()));
    return tables;
  }

  private IkmTables drawn() {
    return new IkmTables(ikm, figures.whole().counts());
  }

  private void passages(Map<String, String> parts) {
    Map<String, String> fields = fields();
    for (Narrative.Passage passage : Narrative.Passage.values()) {
      String element = passage == Narrative.Passage.CONCLUSION ? "li" : "p";
      parts.put(
          passage.name().toLowerCase(Locale.ROOT),
          figures.narrative().paragraphs(passage, fields).stream()
              .map(one -> "<%1$s>%2$s</%1$s>\n".formatted(element, Document.text(one)))
              .collect(Collectors.joining()));
    }
  }

  // ---- sentences -------------------------------------------------------------------------------

  private String provisional() {
    if (!figures.isOver()) {
      return "<p><b>SEMENTARA: periode ini belum berakhir, angka masih dapat berubah.</b></p>";
    }
    return figures
        .closed()
        .map(
            one ->
                "<p>Periode ditutup %s sebagai versi %d. Sidik data (SHA-256): %s</p>"
                    .formatted(
                        DAY.format(LocalDate.ofInstant(one.at(), ZoneId.of(office.zone()))),
                        one.number(),
                        one.figures().sha256()))
        .orElse("<p><b>SEMENTARA: periode ini belum ditutup, angka masih dapat berubah.</b></p>");
  }

  private static String sample(PeriodReport whole) {
    long missing = whole.target() - whole.counts().respondents();
    return missing <= 0
        ? "Jumlah responden memenuhi sasaran."
        : "Jumlah responden kurang " + missing + " dari sasaran.";
  }

  private String planSummary() {
    int planned = figures.plan().activities().size();
    String activities =
        planned == 0
            ? "Kegiatannya belum direncanakan."
            : "Direncanakan " + planned + " kegiatan, terinci pada bagian 4.2.";
    return "Perbaikan diprioritaskan pada " + names(lowest()) + ". " + activities;
  }

  /** Of each priority the first activity. */
  private String planned() {
    return ikm.priorities().stream()
        .map(unsur -> "<li>%s</li>\n".formatted(Document.text(planned(unsur))))
        .collect(Collectors.joining("", "<ol>\n", "</ol>\n"));
  }

  private String planned(Element unsur) {
    List<Plan.Activity> activities =
        figures.plan().activities().stream()
            .filter(one -> one.unsur().equals(unsur.key()))
            .toList();
    if (activities.isEmpty()) {
      return unsur.name() + ": belum direncanakan";
    }
    Plan.Activity first = activities.get(0);
    String more = activities.size() == 1 ? "" : " (dan " + (activities.size() - 1) + " lagi)";
    String owner = first.owner().isEmpty() ? "" : ", oleh " + first.owner();
    return unsur.name() + ": " + first.text() + more + owner;
  }

  /** What became of the plan of the period before. */
  private String realisedBefore() {
    Plan plan = figures.planBefore();
    SkmFigures.OfPeriod before = figures.before().orElse(null);
    if (before == null || plan.activities().isEmpty()) {
      return "<p>Tidak ada rencana tindak lanjut yang dicatat untuk periode sebelumnya.</p>\n";
    }
    List<Element> priorities = before.report().ikm().map(Index::priorities).orElse(List.of());
    Progress progress = Progress.of(plan, priorities, figures.today());
    return "<p>Rencana tindak lanjut %s: sudah dilaksanakan %s; dari yang waktunya sudah lewat %s.</p>\n"
            .formatted(
                before.period().name(),
                FollowUpDocument.share(progress.done(), progress.planned()),
                FollowUpDocument.share(progress.doneOfDue(), progress.due()))
        + PlanTables.realised(plan, before.report(), figures.photosBefore());
  }

  private String change() {
    List<SkmFigures.OfPeriod> shown =
        figures.trend().stream().filter(one -> one.report().ikm().isPresent()).toList();
    if (shown.size() < 2) {
      return "Periode sebelumnya tidak memiliki cukup responden untuk dibandingkan.";
    }
    SkmFigures.OfPeriod before = shown.get(shown.size() - 2);
    BigDecimal was = before.report().ikm().orElseThrow().ikm();
    BigDecimal change = ikm.ikm().subtract(was);
    String how = change.signum() > 0 ? "naik " : change.signum() < 0 ? "turun " : "tetap";
    String much = change.signum() == 0 ? "" : number(change.abs()) + " poin";
    String other =
        isAskedOther(before.report()) ? " Unsur atau bobotnya berbeda dari periode itu." : "";
    return "Dibandingkan %s (%s), nilai IKM %s%s.%s"
        .formatted(before.period().name(), number(was), how, much, other);
  }

  private boolean isAskedOther(PeriodReport other) {
    return !other.counts().instrument().equals(ikm.instrument());
  }

  private List<Line> lowest() {
    return ikm.priorities().stream().map(one -> ikm.line(one.key())).toList();
  }

  /** Of equals the lower number first. */
  private List<Line> highest() {
    return ikm.ranked().stream().limit(NAMED).toList();
  }

  private static String names(List<Line> lines) {
    return lines.stream().map(one -> one.name()).collect(Collectors.joining("; "));
  }

  private static String list(List<Line> lines) {
    return lines.stream()
        .map(
            one ->
                "<li>%s: NRR %s, nilai %s, mutu %s (%s)</li>\n"
                    .formatted(
                        Document.text(one.name()),
                        number(one.nrr().rounded(3)),
                        number(one.nik()),
                        one.mutu().name(),
                        one.mutu().kinerja()))
        .collect(Collectors.joining("", "<ol>\n", "</ol>\n"));
  }

  private String comments() {
    if (figures.comments().isEmpty()) {
      return "<p>Tidak ada saran tertulis dalam periode ini.</p>\n";
    }
    return figures.comments().stream()
        .map(one -> "<li>" + Document.text(one) + "</li>\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  // ---- tables ----------------------------------------------------------------------------------

  private String profile() {
    StringBuilder all = new StringBuilder();
    long respondents = figures.whole().counts().respondents();
    Respondents told = Respondents.of(figures.whole().profile().orElseThrow(), figures.words());
    for (Respondents.Question question : told.questions()) {
      Grid grid =
          new Grid(
              question.name(), List.of("Jawaban", "Responden", "Bagian", "Grafik"), Set.of(1, 2));
      for (Respondents.Row one : question.choices()) {
        share(grid, one.name(), one.n(), respondents);
      }
      share(grid, "Tidak mengisi", question.untold(), respondents);
      grid.sum("Jumlah", Long.toString(respondents), share(respondents, respondents), "");
      all.append(grid.together().xhtml());
    }
    return all.toString();
  }

  /** What a reader of the figures should know of the answers, all of which count. */
  private String quality() {
    long respondents = figures.whole().counts().respondents();
    return figures.quality().map(one -> quality(one, respondents)).orElse("");
  }

  private static String quality(Quality quality, long respondents) {
    String uniform =
        "Yang memberi nilai sama untuk semua unsur: %d responden (%s)."
            .formatted(quality.uniform(), share(quality.uniform(), respondents));
    String tooFast =
        quality.timed() < PeriodReport.MINIMUM
            ? ""
            : " Dari %d yang kecepatannya terlihat di layar, %d (%s) menjawab dalam waktu kurang dari %d detik per pertanyaan."
                .formatted(
                    quality.timed(),
                    quality.tooFast(),
                    share(quality.tooFast(), quality.timed()),
                    Quality.SECONDS_A_QUESTION);
    return "<p>" + uniform + tooFast + " Semua jawaban itu tetap dihitung.</p>\n";
  }

  private static void share(Grid grid, String name, long part, long whole) {
    grid.bar(percent(part, whole), name, Long.toString(part), share(part, whole));
  }

  private static String share(long part, long whole) {
    return number(percent(part, whole)) + " %";
  }

  private static BigDecimal percent(long part, long whole) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
  }

  /** Empty where there is one service alone. */
  private String quotas() {
    Quotas quotas = Quotas.of(figures.whole(), figures.services());
    if (quotas.services().size() < 2 || quotas.target() == 0) {
      return "";
    }
    Grid grid =
        new Grid(
            "", List.of("Layanan", "Dilayani", "Kuota", "Responden", "Kurang"), Set.of(1, 2, 3, 4));
    for (Quotas.OfService one : quotas.services()) {
      grid.row(
          one.name(),
          one.served() == 0 ? "–" : Long.toString(one.served()),
          one.served() == 0 ? "–" : Long.toString(one.quota()),
          Long.toString(one.respondents()),
          one.missing() == 0 ? "–" : Long.toString(one.missing()));
    }
    return "<p>Kuota setiap layanan sebanding dengan kunjungan yang dilayaninya.</p>\n"
        + grid.xhtml();
  }

  private String services() {
    Grid grid =
        new Grid("", List.of("Layanan", "Dilayani", "Responden", "IKM", "Mutu"), Set.of(1, 2, 3));
    for (SkmFigures.OfService one : figures.services()) {
      PeriodReport report = one.report();
      grid.row(
          one.name(),
          served(report),
          Long.toString(report.counts().respondents()),
          report.ikm().map(its -> number(its.ikm())).orElse("–"),
          report.ikm().map(its -> its.mutu().name()).orElse("–"));
    }
    return grid.xhtml()
        + "<p>Nilai tidak ditampilkan (–) bila suatu unsur dijawab kurang dari %d responden.</p>\n"
            .formatted(PeriodReport.MINIMUM);
  }

  /** Whoever takes no number is not counted, and may answer all the same. */
  private static String served(PeriodReport report) {
    boolean uncounted = report.served() == 0 && report.counts().respondents() > 0;
    return uncounted ? "–" : Long.toString(report.served());
  }

  private String trend() {
    Grid grid =
        new Grid("", List.of("Periode", "Responden", "IKM", "Mutu", "Perubahan"), Set.of(1, 2, 4));
    BigDecimal was = null;
    boolean other = false;
    for (SkmFigures.OfPeriod one : figures.trend()) {
      BigDecimal is = one.report().ikm().map(Index::ikm).orElse(null);
      boolean asked = one.report().ikm().isPresent() && isAskedOther(one.report());
      other |= asked;
      grid.row(
          one.period().name() + (asked ? " *" : ""),
          Long.toString(one.report().counts().respondents()),
          is == null ? "–" : number(is),
          one.report().ikm().map(its -> its.mutu().name()).orElse("–"),
          is == null || was == null ? "–" : signed(is.subtract(was)));
      was = is == null ? was : is;
    }
    String told = other ? "<p>* Dengan unsur atau bobot yang lain.</p>\n" : "";
    return grid.together().xhtml() + told;
  }

  private static String signed(BigDecimal change) {
    return (change.signum() > 0 ? "+" : "") + number(change);
  }

  private String questionnaire() {
    List<Questionnaires.Adopted> asked = figures.asked();
    String several =
        asked.size() < 2
            ? ""
            : "<p>Dalam periode ini dipakai %d versi kuesioner. Jawabannya digabung menurut unsur; nilai"
                    .formatted(asked.size())
                + " jawaban, 1 sampai 4, tidak berubah.</p>\n";
    return several + asked.stream().map(this::asked).collect(Collectors.joining());
  }

  private String asked(Questionnaires.Adopted one) {
    StringBuilder all = new StringBuilder("<p>Versi " + Document.text(one.version()));
    one.from().ifPresent(from -> all.append(", dipakai sejak ").append(DAY.format(from)));
    all.append(".</p>\n<ol>\n");
    for (Questionnaire.Question question : one.asked().questions()) {
      String answers =
          question.answers().stream()
              .map(its -> its.value() + " = " + its.text().id())
              .collect(Collectors.joining("; "));
      all.append(
          "<li>%s<br /><span class=\"soft\">%s</span></li>\n"
              .formatted(Document.text(question.text().id()), Document.text(answers)));
    }
    return all.append("</ol>\n").toString();
  }

  static String number(BigDecimal number) {
    return IkmTables.number(number);
  }
}
