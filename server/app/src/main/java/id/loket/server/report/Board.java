package id.loket.server.report;

import id.loket.server.document.Document;
import id.loket.server.followup.Plan;
import id.loket.server.followup.Plans;
import id.loket.server.report.PublishedRoutes.Published;
import id.loket.server.report.PublishedRoutes.UnsurView;
import id.loket.server.survey.Questionnaire;
import id.loket.skm.Index;
import id.loket.skm.PeriodReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The board of a closed period, which hangs on the wall, stands on the web and says the same on
 * both: the index, its grade, who answered, each unsur, what was improved, and thanks.
 *
 * @param improved what was done, in the office's words
 */
record Board(
    String office,
    ClosedPeriods.Closed closed,
    List<String> improved,
    Questionnaire questionnaire) {
  private static final String THANKS =
      "Terima kasih atas penilaian yang telah Anda berikan. Masukan Anda sangat bermanfaat untuk"
          + " kemajuan unit kami agar terus memperbaiki dan meningkatkan kualitas pelayanan bagi"
          + " masyarakat.";

  Board {
    improved = List.copyOf(improved);
  }

  /** With what was done about the lowest unsur of its period and the one before. */
  static Board of(String office, ClosedPeriods.Closed closed, Plans plans, Reports reports) {
    Period period = new Period(closed.figures().from(), closed.figures().to());
    return new Board(office, closed, improved(closed, plans), reports.words(period));
  }

  private static List<String> improved(ClosedPeriods.Closed one, Plans plans) {
    Period period = new Period(one.figures().from(), one.figures().to());
    return Stream.of(period.before(), period)
        .flatMap(its -> plans.of(its.from(), its.to()).value().activities().stream())
        .filter(activity -> activity.state() == Plan.State.DONE)
        .map(activity -> said(activity).orElse(activity.text()))
        .distinct()
        .toList();
  }

  /** What was done says more than what was planned. */
  private static Optional<String> said(Plan.Activity activity) {
    return Optional.of(activity.description()).filter(words -> !words.isEmpty());
  }

  private Period period() {
    return new Period(closed.figures().from(), closed.figures().to());
  }

  private PeriodReport report() {
    return closed.figures().report(Optional.empty()).orElseThrow();
  }

  String title() {
    return "Indeks Kepuasan Masyarakat " + period().name();
  }

  Published published() {
    PeriodReport report = report();
    Optional<Index> ikm = report.ikm();
    return new Published(
        1,
        office,
        period().from(),
        period().to(),
        period().name(),
        closed.at(),
        closed.number(),
        closed.figures().sha256(),
        report.counts().respondents(),
        ikm.map(one -> one.ikm().toPlainString()).orElse(null),
        ikm.map(one -> one.mutu().name()).orElse(null),
        ikm.map(one -> one.mutu().kinerja()).orElse(null),
        ikm.map(Board::unsur).orElse(List.of()),
        improved);
  }

  private static List<UnsurView> unsur(Index ikm) {
    return ikm.lines().stream()
        .map(
            line ->
                new UnsurView(
                    line.element().key(),
                    line.name(),
                    line.nrr().rounded(3).toPlainString(),
                    line.nik().toPlainString(),
                    line.mutu().name()))
        .toList();
  }

  /** For the wall: the same as the page, in the letters of a poster. */
  String poster() {
    return "<div class=\"board\">\n" + inside() + "</div>\n";
  }

  /** For a browser. */
  String page() {
    return inside();
  }

  static String nothingYet() {
    return "<h1>Indeks Kepuasan Masyarakat</h1>\n"
        + "<p class=\"lead\">Belum ada periode survei yang ditutup dan diumumkan.</p>\n";
  }

  private String inside() {
    String figures = report().ikm().map(this::figures).orElseGet(this::tooFew);
    return "<h1>Indeks Kepuasan Masyarakat (IKM)</h1>\n<p class=\"period\">%s<br />%s</p>\n"
            .formatted(period().name(), period().days())
        + figures
        + "<p class=\"thanks\">%s</p>\n<p class=\"proof\">Ditutup sebagai versi %d. Sidik data"
            .formatted(THANKS, closed.number())
        + " (SHA-256): <span class=\"sum\">%s</span></p>\n".formatted(closed.figures().sha256());
  }

  private String tooFew() {
    return "<p class=\"lead\">%d responden. Nilai diumumkan mulai dari %d jawaban untuk setiap unsur.</p>\n"
        .formatted(report().counts().respondents(), PeriodReport.MINIMUM);
  }

  private String figures(Index ikm) {
    return """
        <table class="big"><tr>
        <td><p>Nilai IKM</p><p class="figure">%s</p></td>
        <td><p>Mutu pelayanan</p><p class="figure">%s</p><p>%s</p></td>
        <td><p>Responden</p><p class="figure">%d</p></td>
        </tr></table>
        <table class="unsur"><thead><tr><th scope="col">Unsur</th><th scope="col">Nilai</th>\
        <th scope="col">Mutu</th></tr></thead><tbody>
        %s</tbody></table>
        %s%s"""
        .formatted(
            number(ikm.ikm()),
            ikm.mutu().name(),
            ikm.mutu().kinerja(),
            report().counts().respondents(),
            rows(ikm),
            respondents(),
            improvements());
  }

  private static String rows(Index ikm) {
    return ikm.lines().stream()
        .map(
            line ->
                "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(Document.text(line.name()), number(line.nik()), line.mutu().name()))
        .collect(Collectors.joining());
  }

  private String respondents() {
    Respondents told = Respondents.of(report().profile().orElseThrow(), questionnaire);
    return told.questions().stream()
        .map(
            question ->
                "<p class=\"told\"><b>%s</b>: %s</p>\n"
                    .formatted(Document.text(question.name()), Document.text(counts(question))))
        .collect(Collectors.joining());
  }

  /** What nobody chose is left out, so that the board can be read from afar. */
  private static String counts(Respondents.Question question) {
    String chosen =
        question.choices().stream()
            .filter(one -> one.n() > 0)
            .map(one -> one.name() + " " + one.n())
            .collect(Collectors.joining(", "));
    String between = chosen.isEmpty() ? "" : ", ";
    return question.untold() == 0
        ? chosen
        : chosen + between + "tidak mengisi " + question.untold();
  }

  private String improvements() {
    if (improved.isEmpty()) {
      return "";
    }
    return improved.stream()
        .map(one -> "<li>" + Document.text(one) + "</li>\n")
        .collect(Collectors.joining("", "<h2>Yang sudah kami perbaiki</h2>\n<ul>\n", "</ul>\n"));
  }

  private static String number(BigDecimal number) {
    return SkmDocument.number(number);
  }
}
