package id.loket.server.brochure;

import id.loket.server.brochure.Fault.Kind;
import id.loket.server.web.PlainText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Texts of the office in Markdown: what can't be taken of one, its parts for a screen, and the same
 * as a page. HTML, pictures and links to anything but an address are refused, and would come out as
 * words if they were there all the same. Safe for many threads.
 */
final class Markdown {
  static final int MOST_BYTES = 64 * 1024;
  static final int MOST_PARTS = 12;

  private static final int MOST_FOUND = 60;
  private static final int MOST_DEPTH = 40;
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(MOST_DEPTH)
          .build();
  private static final HtmlRenderer PAGE =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .attributeProviderFactory(context -> (node, tag, with) -> leadOut(node, with))
          .build();

  private Markdown() {}

  /** Composed letters, plain line ends and spaces, nothing empty around it. */
  static String tidy(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("\r\n?", "\n")
        .replace("\t", "    ")
        .replaceAll("\\p{Zs}", " ")
        .replaceAll("(?<! ) (\n|\\z)", "$1")
        .replaceAll(" {3,}\n", "  \n")
        .replaceAll("\\A\\s*\n|\\s+\\z", "");
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** In the order of the text; none where it can be taken. */
  static List<Fault> faults(String text) {
    int bytes = bytes(text);
    if (bytes > MOST_BYTES) {
      return List.of(new Fault(Kind.TOO_LONG, 0, String.valueOf(bytes)));
    }
    List<Fault> faults = new ArrayList<>();
    int at = 0;
    for (String line : text.split("\n", -1)) {
      at++;
      unreadable(line, at).ifPresent(faults::add);
    }
    if (faults.isEmpty()) {
      Node document = PARSER.parse(text);
      if (isDeep(document)) {
        return List.of(new Fault(Kind.NESTED, 0, String.valueOf(MOST_DEPTH)));
      }
      document.accept(new Judging(faults));
    }
    return faults;
  }

  /** Whoever reads it goes down by calls, and has room for so many. */
  private static boolean isDeep(Node document) {
    int depth = 0;
    Node one = document;
    while (true) {
      if (one.getFirstChild() != null) {
        one = one.getFirstChild();
        depth++;
      } else {
        while (one.getNext() == null) {
          one = one.getParent();
          depth--;
          if (one == null || one == document) {
            return false;
          }
        }
        one = one.getNext();
      }
      if (depth > MOST_DEPTH) {
        return true;
      }
    }
  }

  private static Optional<Fault> unreadable(String line, int at) {
    String words = line.strip();
    return words.isEmpty()
        ? Optional.empty()
        : PlainText.flaw(words, MOST_BYTES)
            .map(
                flaw ->
                    flaw.kind() == PlainText.Flaw.Kind.MARKS
                        ? new Fault(Kind.MARKS, at, String.valueOf(flaw.most()))
                        : new Fault(Kind.UNREADABLE, at, PlainText.named(flaw.letter())));
  }

  /** A page of the kiosk for each heading of the first two levels. */
  static List<Part> parts(String text) {
    return text.isBlank() ? List.of() : Lines.parts((Document) PARSER.parse(text));
  }

  /** Below a page's own heading. */
  static String html(String text) {
    Node document = PARSER.parse(text);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            heading.setLevel(heading.getLevel() <= 2 ? 2 : 3);
          }
        });
    return PAGE.render(document);
  }

  private static void leadOut(Node node, Map<String, String> attributes) {
    if (node instanceof Link) {
      attributes.put("target", "_blank");
      attributes.put("rel", "noopener noreferrer");
    }
  }

  private static final class Judging extends AbstractVisitor {
    private final List<Fault> faults;
    private int headings;

    Judging(List<Fault> faults) {
      this.faults = faults;
    }

    @Override
    public void visit(Document document) {
      visitChildren(document);
      if (headings > MOST_PARTS) {
        faults.add(new Fault(Kind.PARTS, 0, String.valueOf(headings)));
      }
    }

    @Override
    public void visit(Heading heading) {
      headings += heading.getLevel() <= 2 ? 1 : 0;
      visitChildren(heading);
    }

    @Override
    public void visit(HtmlBlock html) {
      fault(Kind.HTML, html, html.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
      fault(Kind.HTML, html, html.getLiteral());
    }

    @Override
    public void visit(Image image) {
      fault(Kind.PICTURE, image, image.getDestination());
    }

    @Override
    public void visit(Link link) {
      String to = link.getDestination();
      boolean taken = to.matches("(?i)(https?://[^/?#\\s]+.*|mailto:\\S+@\\S+|tel:[+0-9().*#-]+)");
      if (!taken || PlainText.fault(to, MOST_BYTES).isPresent()) {
        fault(Kind.LINK, link, to.isEmpty() ? "nothing" : to);
      }
      visitChildren(link);
    }

    /** What an entity such as {@code &#1;} stands for is not in the line itself. */
    @Override
    public void visit(Text text) {
      look(text, text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      look(code, code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock block) {
      block.getLiteral().lines().forEach(line -> look(block, line));
    }

    @Override
    public void visit(IndentedCodeBlock block) {
      block.getLiteral().lines().forEach(line -> look(block, line));
    }

    private void look(Node node, String words) {
      unreadable(words, lineOf(node)).ifPresent(faults::add);
    }

    private void fault(Kind kind, Node node, String found) {
      String first = found.strip().lines().findFirst().orElse("");
      String shown =
          first.codePointCount(0, first.length()) > MOST_FOUND
              ? first.substring(0, first.offsetByCodePoints(0, MOST_FOUND)) + "..."
              : first;
      faults.add(new Fault(kind, lineOf(node), shown));
    }

    private static int lineOf(Node node) {
      Node one = node;
      while (one.getSourceSpans().isEmpty() && one.getParent() != null) {
        one = one.getParent();
      }
      return one.getSourceSpans().isEmpty() ? 0 : one.getSourceSpans().get(0).getLineIndex() + 1;
    }
  }
}
