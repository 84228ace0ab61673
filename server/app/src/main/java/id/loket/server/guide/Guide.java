package id.loket.server.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * The guide's chapters in the order of its table of contents, {@code index.md}. A value; read once,
 * when somebody first asks for it.
 */
final class Guide {
  static final String CONTENTS = "index";

  private static final String FOLDER = "/screens/guide/";

  private final String contents;
  private final Map<String, Chapter> chapters = new LinkedHashMap<>();

  /** The chapter that tells of a cause, and where. */
  private final Map<String, String> places = new LinkedHashMap<>();

  private Guide(String contents) {
    this.contents = contents;
  }

  /**
   * @throws IllegalStateException if the table of contents names a file that is not there
   */
  static Guide read() {
    Guide guide = new Guide(file(CONTENTS));
    Markdown.parse(guide.contents)
        .accept(
            new AbstractVisitor() {
              private String group = "";

              @Override
              public void visit(Heading heading) {
                group = heading.getLevel() == 2 ? Markdown.words(heading) : group;
              }

              @Override
              public void visit(Link link) {
                if (link.getDestination().endsWith(".md")) {
                  guide.add(link.getDestination().replace(".md", ""), group);
                }
              }
            });
    return guide;
  }

  private void add(String name, String group) {
    String text = file(name);
    Node document = Markdown.parse(text);
    chapters.put(name, new Chapter(name, group, Markdown.words(document.getFirstChild()), text));
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock block) {
            if (Markdown.WORDS.equals(block.getInfo())) {
              block.getLiteral().lines().forEach(line -> place(line, name));
            }
          }
        });
  }

  private void place(String line, String chapter) {
    Markdown.said(line)
        .forEach(said -> places.putIfAbsent(said.cause(), chapter + "#" + said.cause()));
  }

  String contents() {
    return contents;
  }

  List<Chapter> chapters() {
    return List.copyOf(chapters.values());
  }

  Optional<Chapter> chapter(String name) {
    return Optional.ofNullable(chapters.get(name));
  }

  /**
   * Where the guide tells of what is wrong: a chapter and a line in it, of the cause or of the
   * thing as a whole; empty if it doesn't.
   */
  Optional<String> placeOf(String cause) {
    String wanted = cause;
    while (!places.containsKey(wanted) && wanted.contains(".")) {
      wanted = wanted.substring(0, wanted.lastIndexOf('.'));
    }
    return Optional.ofNullable(places.get(wanted));
  }

  /** The one before (-1) or behind (1) a chapter; empty at the ends. */
  Optional<Chapter> beside(Chapter chapter, int step) {
    List<Chapter> all = new ArrayList<>(chapters.values());
    int at = all.indexOf(chapter) + step;
    return at < 0 || at >= all.size() ? Optional.empty() : Optional.of(all.get(at));
  }

  private static String file(String name) {
    try (InputStream in = Guide.class.getResourceAsStream(FOLDER + name + ".md")) {
      if (in == null) {
        throw new IllegalStateException("the guide has no " + name + ".md");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name + ".md of the guide", e);
    }
  }
}
