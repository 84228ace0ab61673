package id.loket.server.brochure;

import id.loket.server.brochure.Part.Line;
import id.loket.server.brochure.Part.Look;
import id.loket.server.brochure.Part.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** A text as lines, below the headings that part it. Of one text; one thread. */
final class Lines {
  private final List<Line> lines = new ArrayList<>();

  private Lines() {}

  static List<Part> parts(Document document) {
    List<Part> parts = new ArrayList<>();
    String title = "";
    Lines below = new Lines();
    for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
      if (block instanceof Heading heading && heading.getLevel() <= 2) {
        end(parts, title, below);
        title = words(heading);
        below = new Lines();
      } else {
        below.block(block, Look.TEXT, 0);
      }
    }
    end(parts, title, below);
    return parts;
  }

  private static void end(List<Part> parts, String title, Lines below) {
    if (!title.isEmpty() || !below.lines.isEmpty()) {
      parts.add(new Part(title, List.copyOf(below.lines)));
    }
  }

  /**
   * @param look of a paragraph, which may stand in a quotation
   * @param level of the list around it
   */
  private void block(Node block, Look look, int level) {
    if (block instanceof Heading) {
      add(Look.HEADING, block);
    } else if (block instanceof Paragraph) {
      add(look, block);
    } else if (block instanceof BulletList) {
      items(block, level + 1, 0);
    } else if (block instanceof OrderedList list) {
      Integer from = list.getMarkerStartNumber();
      items(block, level + 1, from == null ? 1 : from);
    } else if (block instanceof BlockQuote) {
      children(block, Look.QUOTE, level);
    } else if (block instanceof FencedCodeBlock code) {
      lines.add(Line.of(Look.CODE, List.of(plain(code.getLiteral().stripTrailing()))));
    } else if (block instanceof IndentedCodeBlock code) {
      lines.add(Line.of(Look.CODE, List.of(plain(code.getLiteral().stripTrailing()))));
    } else if (block instanceof HtmlBlock html) {
      lines.add(Line.of(Look.TEXT, List.of(plain(html.getLiteral()))));
    } else if (block instanceof TableBlock) {
      rows(block, Look.ROW);
    } else if (!(block instanceof ThematicBreak)) {
      children(block, look, level);
    }
  }

  private void children(Node block, Look look, int level) {
    for (Node one = block.getFirstChild(); one != null; one = one.getNext()) {
      block(one, look, level);
    }
  }

  /** Its first paragraph is the item; what else stands in it follows. */
  private void items(Node list, int level, int from) {
    int number = from;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      Node first = item.getFirstChild();
      boolean begins = first instanceof Paragraph;
      List<Run> runs = begins ? runs(first) : List.of();
      lines.add(new Line(Look.ITEM, level, from == 0 ? 0 : number++, runs, List.of()));
      Node rest = begins ? first.getNext() : first;
      for (; rest != null; rest = rest.getNext()) {
        block(rest, Look.TEXT, level);
      }
    }
  }

  private void rows(Node block, Look look) {
    for (Node one = block.getFirstChild(); one != null; one = one.getNext()) {
      if (one instanceof TableRow) {
        List<List<Run>> cells = new ArrayList<>();
        for (Node cell = one.getFirstChild(); cell != null; cell = cell.getNext()) {
          if (cell instanceof TableCell) {
            cells.add(runs(cell));
          }
        }
        lines.add(new Line(look, 0, 0, List.of(), cells));
      } else {
        rows(one, one instanceof TableHead ? Look.ROW_HEAD : look);
      }
    }
  }

  private void add(Look look, Node block) {
    lines.add(Line.of(look, runs(block)));
  }

  private static String words(Node block) {
    return runs(block).stream().map(Run::text).collect(Collectors.joining()).strip();
  }

  private static Run plain(String text) {
    return new Run(text, false, false, "");
  }

  private static List<Run> runs(Node block) {
    List<Run> runs = new ArrayList<>();
    gather(block, plain(""), runs);
    return runs;
  }

  /**
   * @param look of the words around
   */
  private static void gather(Node node, Run look, List<Run> runs) {
    for (Node one = node.getFirstChild(); one != null; one = one.getNext()) {
      if (one instanceof Text text) {
        add(text.getLiteral(), look, runs);
      } else if (one instanceof Code code) {
        add(code.getLiteral(), look, runs);
      } else if (one instanceof HtmlInline html) {
        add(html.getLiteral(), look, runs);
      } else if (one instanceof SoftLineBreak) {
        add(" ", look, runs);
      } else if (one instanceof HardLineBreak) {
        add("\n", look, runs);
      } else if (one instanceof StrongEmphasis) {
        gather(one, new Run("", true, look.italic(), look.link()), runs);
      } else if (one instanceof Emphasis) {
        gather(one, new Run("", look.bold(), true, look.link()), runs);
      } else if (one instanceof Link link) {
        gather(one, new Run("", look.bold(), look.italic(), link.getDestination()), runs);
      } else {
        gather(one, look, runs);
      }
    }
  }

  private static void add(String words, Run look, List<Run> runs) {
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    boolean same =
        last != null
            && last.bold() == look.bold()
            && last.italic() == look.italic()
            && last.link().equals(look.link());
    if (same) {
      runs.remove(runs.size() - 1);
    }
    runs.add(new Run((same ? last.text() : "") + words, look.bold(), look.italic(), look.link()));
  }
}
