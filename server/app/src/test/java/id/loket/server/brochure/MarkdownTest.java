package id.loket.server.brochure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.brochure.Fault.Kind;
import id.loket.server.brochure.Part.Line;
import id.loket.server.brochure.Part.Look;
import id.loket.server.brochure.Part.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a text is taken, and what comes out of it. */
class MarkdownTest {
  @Test
  void whatCanNotBeTakenIsNamedWithItsLine() {
    fault("Satu\n\n<script>alert(1)</script>", Kind.HTML, 3, "<script>alert(1)</script>");
    fault("Satu <img src=x onerror=alert(1)> dua", Kind.HTML, 1, "<img src=x onerror=alert(1)>");
    fault("Satu\n![peta](https://a.example/1.png)", Kind.PICTURE, 2, "https://a.example/1.png");
    fault("[klik](javascript:alert(1))", Kind.LINK, 1, "javascript:alert(1)");
    fault("[klik](&#106;avascript:alert(1))", Kind.LINK, 1, "javascript:alert(1)");
    fault("<javascript:alert(1)>", Kind.LINK, 1, "javascript:alert(1)");
    fault("[klik](data:text/html,x)", Kind.LINK, 1, "data:text/html,x");
    fault("[klik](//a.example/1)", Kind.LINK, 1, "//a.example/1");
    fault("[klik]()", Kind.LINK, 1, "nothing");
    fault("[klik][a]\n\n[a]: file:///etc", Kind.LINK, 1, "file:///etc");
    fault("Satu\ndua\u202Etiga", Kind.UNREADABLE, 2, "U+202E RIGHT-TO-LEFT OVERRIDE");
    fault("Satu\n\ndua&#1;tiga", Kind.UNREADABLE, 3, "U+0001 START OF HEADING");
    fault("a" + "\u0301".repeat(6), Kind.MARKS, 1, "3");
    fault("a".repeat(Markdown.MOST_BYTES + 1), Kind.TOO_LONG, 0, "65537");
    fault("# a\n".repeat(13), Kind.PARTS, 0, "13");
    fault("> ".repeat(200) + "a", Kind.NESTED, 0, "40");
    fault("*a **b ".repeat(500) + "c** d*".repeat(500), Kind.NESTED, 0, "40");
    assertEquals(List.of(), Markdown.faults("gaji < 5 juta & > 3\n\n`<b>` [a](tel:+62-21-99)"));
    assertEquals(List.of(), Markdown.faults("a".repeat(Markdown.MOST_BYTES)));
  }

  private static void fault(String text, Kind kind, int line, String found) {
    Fault first = Markdown.faults(Markdown.tidy(text)).get(0);
    assertEquals(kind, first.kind(), text);
    assertEquals(line, first.line(), text);
    assertTrue(first.found().startsWith(found), first.found());
    assertFalse(first.sentence().isEmpty());
  }

  @Test
  void aHeadingBeginsAPageAndListsAndTablesStayWhatTheyAre() {
    List<Part> parts =
        Markdown.parts(
            "Awal **tebal** [situs](https://a.example/1)\n\n## Biaya\n\n1. satu\n   - dalam\n2. dua"
                + "\n\n### Rincian\n\n| a | b |\n|---|---|\n| c | d |");

    assertEquals(List.of("", "Biaya"), parts.stream().map(Part::title).toList());
    assertEquals(
        List.of(
            new Run("Awal ", false, false, ""),
            new Run("tebal", true, false, ""),
            new Run(" ", false, false, ""),
            new Run("situs", false, false, "https://a.example/1")),
        parts.get(0).lines().get(0).runs());
    List<Line> lines = parts.get(1).lines();
    assertEquals(
        List.of(Look.ITEM, Look.ITEM, Look.ITEM, Look.HEADING, Look.ROW_HEAD, Look.ROW),
        lines.stream().map(Line::look).toList());
    assertEquals(List.of(1, 0, 2), lines.stream().limit(3).map(Line::number).toList());
    assertEquals(List.of(1, 2, 1), lines.stream().limit(3).map(Line::level).toList());
    assertEquals("d", lines.get(5).cells().get(1).get(0).text());
  }

  @Test
  void whatWouldBeMarkupComesOutAsWordsThoughNobodyHadRefusedIt() {
    String page = Markdown.html("<script>alert(1)</script>\n\n[a](javascript:b) <b onclick=c>d");

    assertFalse(page.contains("<script") || page.contains("<b ") || page.contains("javascript:"));
    assertTrue(page.contains("&lt;script&gt;"), page);
    assertTrue(Markdown.html("# a\n\n#### b").matches("(?s)<h2>a</h2>\\s*<h3>b</h3>\\s*"));
  }
}
