package id.loket.server.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A table of a document. Every word in it may come from anywhere. Made by one thread. */
public final class Grid {
  private final String caption;
  private final List<String> head;
  private final Set<Integer> numbers;
  private final StringBuilder rows = new StringBuilder();
  private String kind = "";
  private boolean together;

  /**
   * @param caption above it; empty for none
   * @param head of the columns
   * @param numbers the columns that stand to the right, from 0
   */
  public Grid(String caption, List<String> head, Set<Integer> numbers) {
    this.caption = caption;
    this.head = head;
    this.numbers = numbers;
  }

  /** In small letters, for many columns. */
  public Grid small() {
    kind = " class=\"small\"";
    return this;
  }

  /** On one page; for few rows. */
  public Grid together() {
    together = true;
    return this;
  }

  public Grid row(String... cells) {
    return row(List.of(cells));
  }

  public Grid row(List<String> cells) {
    return row(cells, "td");
  }

  /**
   * A row whose last cell is a bar.
   *
   * @param percent of the cell that it fills, 0 to 100
   */
  public Grid bar(BigDecimal percent, String... cells) {
    String bar =
        "<td class=\"chart\"><div class=\"ground\"><div class=\"bar\" style=\"width: %s%%\"></div></div></td>"
            .formatted(percent.toPlainString());
    rows.append("<tr>").append(cells(List.of(cells), "td")).append(bar).append("</tr>\n");
    return this;
  }

  /** A row that sums up. */
  public Grid sum(String... cells) {
    return row(List.of(cells), "th");
  }

  private Grid row(List<String> cells, String element) {
    rows.append("<tr>").append(cells(cells, element)).append("</tr>\n");
    return this;
  }

  private String cells(List<String> cells, String element) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      row.add(cell(element, i, cells.get(i)));
    }
    return String.join("", row);
  }

  private String cell(String element, int column, String words) {
    String side = numbers.contains(column) ? " class=\"number\"" : "";
    return "<%s%s>%s</%s>".formatted(element, side, lines(words), element);
  }

  /** A line break in a cell stays one. */
  private static String lines(String words) {
    return words.lines().map(Document::text).collect(Collectors.joining("<br />"));
  }

  public String xhtml() {
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < head.size(); i++) {
      String side = numbers.contains(i) ? " class=\"number\"" : "";
      columns.append("<th scope=\"col\"%s>%s</th>".formatted(side, lines(head.get(i))));
    }
    String above = caption.isEmpty() ? "" : "<h3>" + Document.text(caption) + "</h3>\n";
    String table =
        "<table%s><thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody></table>\n"
            .formatted(kind, columns, rows);
    return together ? "<div class=\"keep\">" + above + table + "</div>\n" : above + table;
  }
}
