package id.loket.server.guide;

import id.loket.server.web.Html;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The guide in its frame of header, contents and ways on. Safe for many threads. */
final class GuidePages {
  private static final Markdown.Places ALONE = new Markdown.Places(GuideRoutes.PAGE, "");

  private final Guide guide;
  private final String frame;

  GuidePages(Guide guide) {
    this.guide = guide;
    this.frame = Html.frame("/guide/frame.html");
  }

  Guide guide() {
    return guide;
  }

  String contents() {
    return framed("Bantuan", "", "contents", Markdown.html(guide.contents(), ALONE));
  }

  String chapter(Chapter chapter) {
    String body = Markdown.html(chapter.text(), ALONE);
    return framed(chapter.title(), chapter.name(), "chapter", body + ways(chapter));
  }

  /** All chapters one after the other, for paper: links lead within it. */
  String whole() {
    String body =
        guide.chapters().stream()
            .map(
                one ->
                    "<section id=\"%s\">\n%s</section>\n"
                        .formatted(
                            one.name(),
                            Markdown.html(one.text(), new Markdown.Places("#", one.name() + "-"))))
            .collect(Collectors.joining());
    String contents = Markdown.html(guide.contents(), new Markdown.Places("#", ""));
    return framed("Seluruh panduan", "", "whole", contents + body);
  }

  private String framed(String title, String chapter, String kind, String body) {
    return Html.filled(
        frame,
        Map.of(
            "title",
            Html.escaped(title),
            "kind",
            kind,
            "contents",
            contentsBeside(chapter),
            "body",
            body));
  }

  private String contentsBeside(String current) {
    StringBuilder html = new StringBuilder();
    String group = "";
    for (Chapter one : guide.chapters()) {
      if (!one.group().equals(group)) {
        html.append(group.isEmpty() ? "" : "</ul>\n");
        group = one.group();
        html.append("<p>").append(Html.escaped(group)).append("</p>\n<ul>\n");
      }
      html.append("<li>").append(link(one, one.name().equals(current))).append("</li>\n");
    }
    return html.append("</ul>\n").toString();
  }

  private String ways(Chapter chapter) {
    return "<nav class=\"ways\" aria-label=\"Bab lain\">\n"
        + way(guide.beside(chapter, -1), "Sebelumnya")
        + way(guide.beside(chapter, 1), "Berikutnya")
        + "</nav>\n";
  }

  private static String way(Optional<Chapter> to, String words) {
    return to.map(
            one ->
                "<a class=\"button\" href=\"%s%s\"><span class=\"soft\">%s</span> %s</a>\n"
                    .formatted(GuideRoutes.PAGE, one.name(), words, Html.escaped(one.title())))
        .orElse("<span></span>\n");
  }

  private static String link(Chapter one, boolean current) {
    return "<a href=\"%s%s\"%s>%s</a>"
        .formatted(
            GuideRoutes.PAGE,
            one.name(),
            current ? " aria-current=\"page\"" : "",
            Html.escaped(one.title()));
  }
}
