package id.loket.server.brochure;

import id.loket.server.document.Document;
import id.loket.server.web.Html;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brochures and country sheets as pages for a phone, and for paper. Safe for many threads. */
final class BrochurePages {
  static final String PAGE = "/brochure/";

  private final String frame = Html.frame("/brochure/frame.html");

  /**
   * What visitors are shown.
   *
   * @param since the day of the office on which it was adopted
   * @param due whether its day of the next check has passed
   */
  record Shown(int number, Content content, LocalDate since, boolean due) {}

  String list(Labels labels, String office, List<Shown> all) {
    String rows = all.stream().map(one -> row(labels, one)).collect(Collectors.joining());
    String body =
        all.isEmpty()
            ? "<p>" + Html.escaped(labels.say("none")) + "</p>\n"
            : "<ul class=\"brochures\">\n" + rows + "</ul>\n";
    String heading = "<h1>" + Html.escaped(labels.say("all")) + "</h1>\n";
    return framed(labels, office, labels.say("all"), "", heading + body);
  }

  private static String row(Labels labels, Shown one) {
    return "<li><a href=\"%s%d%s\"><strong>%s</strong> <span>%s</span></a></li>\n"
        .formatted(
            PAGE,
            one.number(),
            asked(labels.language()),
            Html.escaped(one.content().title().in(labels.language())),
            Html.escaped(labels.say("kind." + one.content().kind())));
  }

  /** In English as far as there is English, which is said where there is none. */
  String one(Labels labels, String office, Shown one) {
    boolean lacking = labels.language().equals("en") && !one.content().inEnglish();
    String note =
        lacking ? "<p class=\"note\">" + Html.escaped(labels.say("onlyId")) + "</p>\n" : "";
    String paper =
        "<a href=\"/api/v1/brochures/%d/pdf\">%s</a>\n"
            .formatted(one.number(), Html.escaped(labels.say("paper")));
    Content content = one.content();
    String language = lacking ? "id" : labels.language();
    String body =
        "<article lang=\"%s\">\n<h1>%s</h1>\n%s</article>\n"
            .formatted(
                language,
                Html.escaped(content.title().in(language)),
                body(Labels.of(language), one, Html::escaped));
    return framed(labels, office, content.title().in(language), paper, note + body);
  }

  /** The Indonesian words as a document of the office. */
  Document document(Shown one, Function<String, Document> begin) {
    String title = one.content().title().id();
    return begin
        .apply(title)
        .add("<h1>" + Document.text(title) + "</h1>\n")
        .add(body(Labels.of("id"), one, Document::text));
  }

  /**
   * @param words of the office, as they may stand in an element
   */
  private static String body(Labels labels, Shown one, Function<String, String> words) {
    Content content = one.content();
    StringBuilder body = new StringBuilder();
    if (one.due()) {
      String due = labels.say("due", labels.day(content.checkBy()));
      body.append("<p class=\"due\"><strong>").append(words.apply(due)).append("</strong></p>\n");
    }
    body.append("<p class=\"soft\">").append(words.apply(dates(labels, one))).append("</p>\n");
    if (!content.facts().isEmpty()) {
      body.append("<table class=\"facts\">\n<tbody>\n");
      content.facts().forEach(fact -> body.append(fact(labels, fact, words)));
      body.append("</tbody>\n</table>\n");
    }
    return body.append(Markdown.html(content.text().in(labels.language()))).toString();
  }

  private static String dates(Labels labels, Shown one) {
    String since = labels.say("adopted", labels.day(one.since())) + ".";
    LocalDate by = one.content().checkBy();
    return by == null || one.due()
        ? since
        : since + " " + labels.say("checkBy", labels.day(by)) + ".";
  }

  private static String fact(Labels labels, Fact fact, Function<String, String> words) {
    String source = labels.say("source", fact.source(), labels.day(fact.checkedOn()));
    return "<tr><th scope=\"row\">%s</th><td><p>%s</p><p class=\"soft\">%s</p></td></tr>\n"
        .formatted(
            words.apply(labels.say("topic." + fact.topic())),
            words.apply(fact.words().in(labels.language())),
            words.apply(source));
  }

  private String framed(Labels labels, String office, String title, String ways, String body) {
    String other = labels.language().equals("en") ? "id" : "en";
    return Html.filled(
        frame,
        Map.of(
            "language", labels.language(),
            "title", Html.escaped(title),
            "office", Html.escaped(office),
            "list", PAGE + asked(labels.language()),
            "all", Html.escaped(labels.say("all")),
            "ways", ways,
            "other", other,
            "otherWords", Html.escaped(labels.say("other")),
            "body", body));
  }

  private static String asked(String language) {
    return language.equals("en") ? "?lang=en" : "";
  }
}
