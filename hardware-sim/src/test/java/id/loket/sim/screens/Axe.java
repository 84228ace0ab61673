package id.loket.sim.screens;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The accessibility rules of axe-core in a page. Asks only for what is wrong or in doubt, and gives
 * a page its 550 kB of rules once: axe's own builder sends them twice for each question, opens a
 * second page for it, and hands over every element that is well, which took most of the processor
 * of a browser story.
 */
public final class Axe {
  /** All of WCAG up to AAA that axe knows, and its good practice. */
  public static final List<String> ALL =
      List.of(
          "wcag2a",
          "wcag2aa",
          "wcag2aaa",
          "wcag21a",
          "wcag21aa",
          "wcag21aaa",
          "wcag22a",
          "wcag22aa",
          "wcag22aaa",
          "best-practice");

  private static final List<String> CONTRAST = List.of("color-contrast", "color-contrast-enhanced");
  private static final int LOOKS = 4;

  private static final String ASK =
      """
      async ({ kind, values, without }) => {
        const rules = Object.fromEntries(without.map((id) => [id, { enabled: false }]));
        const found = await axe.run(document, {
          runOnly: { type: kind, values },
          rules,
          resultTypes: ["violations", "incomplete"],
        });
        const beside = (check) => check.relatedNodes.map((node) => node.html).join(" ");
        const why = (node) =>
          [...node.any, ...node.all, ...node.none].map((c) => c.message + " " + beside(c)).join("; ");
        const said = (word) => (rule) =>
          word + ": " + rule.id + " " + rule.nodes.map((n) => n.target + " " + why(n)).join(" | ");
        return [
          ...found.violations.map(said("violation")),
          ...found.incomplete.map(said("doubt")),
        ];
      }
      """;

  private Axe() {}

  /** Violations and doubts of all rules, each in a line. */
  public static List<String> faults(Page page) {
    return faults(page, ALL);
  }

  /**
   * Violations and doubts, each in a line.
   *
   * @param tags of axe's rules, such as {@code wcag2aa}
   */
  public static List<String> faults(Page page, List<String> tags) {
    boolean dialog = page.locator("dialog:modal").count() > 0;
    List<String> found = settled(page, "tag", tags, dialog ? CONTRAST : List.of());
    if (dialog) {
      found.addAll(contrastOfTheDialog(page));
    }
    return found;
  }

  /** axe counts what lies behind a dialog to its background, so that is hidden meanwhile. */
  private static List<String> contrastOfTheDialog(Page page) {
    page.evaluate(
        """
        const only = new CSSStyleSheet();
        only.replaceSync(`body, body * { visibility: hidden }
            dialog:modal, dialog:modal * { visibility: visible }`);
        document.adoptedStyleSheets = [only];
        """);
    List<String> found = settled(page, "rule", CONTRAST, List.of());
    page.evaluate("document.adoptedStyleSheets = []");
    return found;
  }

  /**
   * Where a live page was drawn anew while axe looked, it is in doubt; a doubt that stays is one.
   */
  private static List<String> settled(
      Page page, String kind, List<String> values, List<String> without) {
    List<String> found = ask(page, kind, values, without);
    for (int look = 1; look < LOOKS && hasDoubts(found); look++) {
      found = ask(page, kind, values, without);
    }
    return found;
  }

  private static boolean hasDoubts(List<String> found) {
    return found.stream().anyMatch(line -> line.startsWith("doubt"));
  }

  private static List<String> ask(
      Page page, String kind, List<String> values, List<String> without) {
    if (!(boolean) page.evaluate("typeof axe === 'object'")) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    Map<String, Object> question = Map.of("kind", kind, "values", values, "without", without);
    List<?> lines = (List<?>) page.evaluate(ASK, question);
    return new ArrayList<>(lines.stream().map(Object::toString).toList());
  }
}
