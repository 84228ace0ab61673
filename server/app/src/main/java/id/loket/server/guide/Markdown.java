package id.loket.server.guide;

import id.loket.server.health.HealthCauses;
import id.loket.server.web.Html;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Markdown of the guide as HTML. Links to other files of the guide become addresses of the server;
 * a block {@code ```kesehatan} names causes, and becomes the table of what the list of checks says
 * of them, so that those words are written once. Safe for many threads.
 */
final class Markdown {
  static final String WORDS = "kesehatan";

  private static final Pattern FILE = Pattern.compile("([a-z-]+)\\.md(#.*)?");
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  /**
   * Where a chapter is found.
   *
   * @param page what comes before a chapter's name, such as {@code /guide/}
   * @param place what comes before a heading's name, so that it is there once on a page
   */
  record Places(String page, String place) {}

  private Markdown() {}

  static Node parse(String text) {
    return PARSER.parse(text);
  }

  /** The words of a piece, without their looks. */
  static String words(Node piece) {
    return TEXT.render(piece).strip();
  }

  static String html(String text, Places places) {
    Node document = parse(text);
    document.accept(new Rewriting(places));
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .attributeProviderFactory(
            context -> (node, tag, attributes) -> mark(node, attributes, places))
        .build()
        .render(document);
  }

  private static void mark(Node node, Map<String, String> attributes, Places places) {
    if (node instanceof Heading heading && heading.getLevel() > 1) {
      attributes.put("id", places.place() + anchor(words(heading)));
    }
  }

  /** "Kabel USB (CH340)" is found at {@code #kabel-usb-ch340}, as on GitHub for plain words. */
  static String anchor(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9 -]", "")
        .strip()
        .replaceAll("\\s+", "-");
  }

  private static final class Rewriting extends AbstractVisitor {
    private final Places places;

    Rewriting(Places places) {
      this.places = places;
    }

    @Override
    public void visit(Link link) {
      Matcher file = FILE.matcher(link.getDestination());
      if (file.matches()) {
        String place = file.group(2) == null ? "" : file.group(2);
        link.setDestination(places.page() + file.group(1) + place);
      }
      visitChildren(link);
    }

    /** On a phone a drawing is wider than the page; alone it can be drawn larger. */
    @Override
    public void visit(Image image) {
      if (image.getDestination().startsWith("pictures/")) {
        image.setDestination(GuideRoutes.PAGE + image.getDestination());
        Link alone = new Link(image.getDestination(), null);
        image.insertBefore(alone);
        alone.appendChild(image);
      }
    }

    @Override
    public void visit(FencedCodeBlock block) {
      if (WORDS.equals(block.getInfo())) {
        HtmlBlock table = new HtmlBlock();
        table.setLiteral(table(block.getLiteral().lines().toList(), places.place()));
        block.insertAfter(table);
        block.unlink();
      }
    }
  }

  /**
   * What is said of the causes that a line of such a block names: {@code device.PRINTER} and all
   * its parts, or with {@code = device} that one alone.
   */
  static List<HealthCauses.Said> said(String line) {
    boolean alone = line.startsWith("=");
    String cause = line.substring(alone ? 1 : 0).strip();
    return HealthCauses.of(cause).stream()
        .filter(one -> !alone || one.cause().equals(cause))
        .toList();
  }

  private static String table(List<String> causes, String place) {
    StringBuilder rows = new StringBuilder();
    for (String cause : causes) {
      for (HealthCauses.Said said : said(cause)) {
        rows.append("<tr id=\"").append(place).append(said.cause()).append("\"><td>");
        rows.append(Html.escaped(said.what())).append("</td><td>");
        rows.append(said.todo().isEmpty() ? "–" : Html.escaped(said.todo())).append("</td></tr>\n");
      }
    }
    return "<table class=\"words\">\n<thead><tr><th>Kata di Kesehatan</th><th>Yang dilakukan</th></tr>"
        + "</thead>\n<tbody>\n"
        + rows
        + "</tbody>\n</table>";
  }
}
