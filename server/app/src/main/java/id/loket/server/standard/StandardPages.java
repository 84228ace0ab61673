package id.loket.server.standard;

import id.loket.server.document.Document;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Component;
import id.loket.server.rules.StandardDecision;
import id.loket.server.web.Html;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The standards as pages, to read and to print: word for word as they were decided, in Indonesian,
 * which is the only language that a decision has. Safe for many threads.
 */
final class StandardPages {
  private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", INDONESIAN);

  private static final String WHOLE = "Seluruh standar pelayanan";

  private final String frame = Html.frame("/standard/frame.html");

  /** All services, each a way to its own page. */
  String contents(String office, List<Standards.InForce> all) {
    String rows =
        all.stream()
            .map(
                one ->
                    "<li><a href=\"/standard/%s\"><strong>%s</strong> <span>%s</span></a></li>\n"
                        .formatted(
                            Html.escaped(one.service().code()),
                            Html.escaped(one.service().name().id()),
                            Html.escaped(validity(one))))
            .collect(Collectors.joining());
    return framed("Standar pelayanan", office, "<ul class=\"services\">\n" + rows + "</ul>\n");
  }

  String one(String office, Standards.InForce one) {
    String decided = decided(one, "h2", StandardPages::toFetch);
    return framed(one.service().name().id(), office, "<article>\n" + decided + "</article>\n");
  }

  /** One after the other, for paper. */
  String whole(String office, List<Standards.InForce> all) {
    return framed(WHOLE, office, articles(all, StandardPages::toFetch));
  }

  /** The same as a document of the office. */
  Document document(List<Standards.InForce> all, Function<String, Document> begin) {
    String title =
        all.size() == 1 ? "Standar pelayanan: " + all.get(0).service().name().id() : WHOLE;
    return begin
        .apply(title)
        .add("<h1>" + Document.text(title) + "</h1>\n")
        .add(articles(all, one -> ""));
  }

  private static String articles(
      List<Standards.InForce> all, Function<DecisionPapers.Paper, String> way) {
    return all.stream().map(one -> article(one, all.size() > 1, way)).collect(Collectors.joining());
  }

  private String framed(String title, String office, String body) {
    return Html.filled(
        frame, Map.of("title", Html.escaped(title), "office", Html.escaped(office), "body", body));
  }

  private static String article(
      Standards.InForce one, boolean named, Function<DecisionPapers.Paper, String> way) {
    String name = named ? "<h2>" + Html.escaped(one.service().name().id()) + "</h2>\n" : "";
    return "<article>\n%s%s</article>\n".formatted(name, decided(one, named ? "h3" : "h2", way));
  }

  /**
   * @param heading of a block, below that of the page or the service
   * @param way to the decision's file; nothing on paper
   */
  private static String decided(
      Standards.InForce one, String heading, Function<DecisionPapers.Paper, String> way) {
    Catalogue.Standard shown = one.shown();
    return "<dl class=\"decision\">\n%s</dl>\n%s%s%s"
        .formatted(
            line("Keputusan", shown.number() + ", " + day(shown.date()))
                + line("Lampiran", shown.annex())
                + line("Berlaku", validity(one)),
            block("A. Penyampaian pelayanan (service delivery)", heading, shown, true),
            block("B. Pengelolaan pelayanan (manufacturing)", heading, shown, false),
            one.decision()
                .map(decision -> record(decision, heading, one.paper().map(it -> file(it, way))))
                .orElse(""));
  }

  /** What the decision says of itself; behind what a visitor reads it for. */
  private static String record(StandardDecision decision, String heading, Optional<String> file) {
    return table(
        "Keputusan",
        heading,
        row("Tentang", List.of(decision.about()))
            + decision.signatory().map(StandardPages::signed).orElse("")
            + row("Dasar hukum", decision.legalBasis())
            + row("Tembusan", decision.copiesTo())
            + file.orElse(""));
  }

  /** As it came, and by what anybody can see that it is. */
  private static String file(DecisionPapers.Paper one, Function<DecisionPapers.Paper, String> way) {
    String size = (one.bytes() + 999) / 1000 + " kB";
    return row(
        "Naskah (PDF)",
        way.apply(one)
            + "<p>%s</p>\n<p class=\"sum\">SHA-256: %s</p>".formatted(size, one.sha256()));
  }

  private static String toFetch(DecisionPapers.Paper one) {
    return "<p><a href=\"%s%s\">Unduh naskah keputusan (PDF)</a></p>\n"
        .formatted(DecisionRoutes.PUBLIC, one.sha256());
  }

  private static String signed(Catalogue.Signatory who) {
    String name =
        Stream.of(Optional.of(who.name()), who.rank(), who.number())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return row("Ditetapkan di", List.of(who.place()))
        + row("Ditandatangani", List.of(who.title(), name));
  }

  private static String line(String name, String words) {
    return "<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(name, Html.escaped(words));
  }

  private static String validity(Standards.InForce one) {
    String from = "sejak " + day(one.shown().effectiveFrom());
    if (one.standard().isEmpty()) {
      return "mulai " + day(one.shown().effectiveFrom());
    }
    return one.coming()
        .map(next -> from + "; standar baru mulai " + day(next.effectiveFrom()))
        .orElse(from);
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  private static String block(
      String title, String heading, Catalogue.Standard standard, boolean delivery) {
    String rows =
        standard.components().entrySet().stream()
            .filter(entry -> entry.getKey().aboutDelivery() == delivery)
            .map(entry -> component(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    return table(title, heading, rows);
  }

  private static String table(String title, String heading, String rows) {
    return "<%1$s>%2$s</%1$s>\n<table class=\"components\">\n<tbody>\n%3$s</tbody>\n</table>\n"
        .formatted(heading, Html.escaped(title), rows);
  }

  private static String component(Component component, String text) {
    List<String> lines = StandardView.lines(text);
    String name = (component.ordinal() + 1) + ". " + component.printedName();
    return lines.isEmpty()
        ? row(name, "<p class=\"soft\">Tidak ditetapkan dalam keputusan ini.</p>")
        : row(name, lines);
  }

  /** Nothing where there are no lines. */
  private static String row(String name, List<String> lines) {
    String words =
        lines.stream()
            .map(line -> "<p>" + Html.escaped(line) + "</p>")
            .collect(Collectors.joining("\n"));
    return words.isEmpty() ? "" : row(name, words);
  }

  private static String row(String name, String words) {
    return "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n".formatted(Html.escaped(name), words);
  }
}
