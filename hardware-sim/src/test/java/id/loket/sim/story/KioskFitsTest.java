package id.loket.sim.story;

import static id.loket.sim.story.PrintingComplaintsTest.see;
import static id.loket.sim.story.StoryOffice.printerIs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The kiosk's screen never scrolls, so everything on it has to fit: every page, in both languages,
 * in both sizes of text, on the usual screens, and with the notice that there is no paper, which is
 * when room is scarcest, but for the strip of a simulation, which is there as well. No letter is
 * smaller than 18 px.
 */
class KioskFitsTest {
  private static final List<String> SERVICES =
      List.of(
          "OPP", "SSW", "PERSEORANGAN", "REENTRY", "GTOG", "TERKENDALA", "INFORMASI", "PENGADUAN");

  /** Width and height; the first is the one that the kiosk is made for. */
  private static final int[][] SCREENS = {
    {1080, 1920}, {768, 1366}, {1920, 1080}, {1366, 768}, {1280, 1024}
  };

  /** What is covered, cut off or outside, after the page has come to rest. */
  static final String MISFITS =
      """
      async () => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        await document.fonts.ready;
        await frame();
        await frame();
        const bad = [];
        const name = (e) => e.dataset.testid || String(e.className).trim() || e.tagName;
        const box = (e) => e.getBoundingClientRect();
        const shown = (selector) => [...document.querySelectorAll(selector)]
          .filter((e) => box(e).width > 0 && box(e).height > 0);
        const glyphs = (e) => 0.4 * parseFloat(getComputedStyle(e.querySelector('h1') ?? e).fontSize);
        for (const e of shown('.main, .main > *, .facts, .tools, .button')) {
          if (e.scrollHeight > e.clientHeight + glyphs(e) || e.scrollWidth > e.clientWidth + 2) {
            bad.push(`${name(e)} is too small for its words`);
          }
        }
        for (const e of shown('.hero > *')) {
          const card = box(e.parentElement);
          if (box(e).bottom > card.bottom + 1 || box(e).top < card.top - 1) {
            bad.push(`${name(e)} sticks out of its card`);
          }
        }
        for (const e of shown('.button')) {
          if (box(e).bottom > innerHeight + 1 || box(e).right > innerWidth + 1 || box(e).top < -1) {
            bad.push(`${name(e)} leaves the screen`);
          }
        }
        const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
          const e = words.currentNode.parentElement;
          const seen = words.currentNode.data.trim() !== '' && !e.closest('.only-heard');
          if (seen && box(e).height > 0 && parseFloat(getComputedStyle(e).fontSize) < 17.9) {
            bad.push(`${name(e)} is written in ${getComputedStyle(e).fontSize}`);
          }
        }
        const parts = shown('.simulation, .head, .main > *, .facts > *, .controls > *, .tools');
        parts.forEach((one, i) => parts.slice(i + 1).forEach((other) => {
          if (one.contains(other) || other.contains(one)) return;
          const high = Math.min(box(one).bottom, box(other).bottom)
            - Math.max(box(one).top, box(other).top);
          const wide = Math.min(box(one).right, box(other).right)
            - Math.max(box(one).left, box(other).left);
          if (high > 2 && wide > 2) bad.push(`${name(one)} lies under ${name(other)}`);
        }));
        return bad;
      }
      """;

  private final List<String> misfits = new ArrayList<>();

  @Test
  void everythingFitsOnEveryScreenThoughThereIsNoPaper() throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      office.simulate();
      office.restart();
      office.printer().controls().set("paperEnd", true);
      office.kiosk().picture("/api/v1/kiosk/live", printerIs("PAPER_OUT"));
      Page kiosk = windows.page(office.page("kiosk"), SCREENS[0][0], SCREENS[0][1]);
      see(kiosk, "kiosk-paper");
      for (String language : List.of("id", "en")) {
        visit(kiosk, language, false);
        visit(kiosk, language, true);
      }

      assertEquals(List.of(), misfits);
      assertEquals(List.of(), windows.complaints());
    }
  }

  /** The catalogue is the office's: a list may be longer than any that we ship. */
  @Test
  void aListThatFitsNoScreenIsScrolledAndCoversNoButton() throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      office.adopt(KioskFitsTest::askForSixtyPapers);
      Page kiosk = windows.page(office.page("kiosk"), 1366, 768);
      see(kiosk, "kiosk-start").click();
      see(kiosk, "kiosk-lang-id").click();
      see(kiosk, "kiosk-service-REENTRY").click();
      see(kiosk, "kiosk-take");

      kiosk.getByText("Surat ke-60,").scrollIntoViewIfNeeded();

      assertTrue(
          (boolean)
              kiosk.evaluate(
                  "() => { const last = [...document.querySelectorAll('.bring li')].at(-1)"
                      + ".getBoundingClientRect();"
                      + " const go = document.querySelector('.controls').getBoundingClientRect();"
                      + " return last.bottom <= go.top; }"),
          "the last paper is seen above the buttons");
      see(kiosk, "kiosk-take").click();
      see(kiosk, "kiosk-number");
    }
  }

  private static void askForSixtyPapers(ObjectNode catalogue) {
    for (JsonNode service : catalogue.get("services")) {
      if (service.path("code").asText().equals("REENTRY")) {
        ArrayNode papers = ((ObjectNode) service).putArray("requirements");
        for (int i = 1; i <= 60; i++) {
          papers
              .addObject()
              .put("id", "Surat ke-" + i + ", asli dan dua fotokopi yang dilegalisasi")
              .put("en", "Paper " + i + ", the original and two certified copies");
        }
      }
    }
  }

  private void visit(Page kiosk, String language, boolean large) {
    String visitor = language + (large ? " large" : "");
    see(kiosk, "kiosk-start");
    if (large) {
      see(kiosk, "kiosk-large").click();
    }
    look(kiosk, visitor, "attract");
    see(kiosk, "kiosk-start").click();
    see(kiosk, "kiosk-lang-" + language);
    look(kiosk, visitor, "language");
    see(kiosk, "kiosk-lang-" + language).click();
    see(kiosk, "kiosk-service-OPP");
    look(kiosk, visitor, "services");
    questions(kiosk, visitor);
    for (String service : SERVICES) {
      lookAtService(kiosk, visitor, service);
    }
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-service-REENTRY").click();
    see(kiosk, "kiosk-take").click();
    kiosk.locator("[data-testid=kiosk-print-state][data-state=NOT_PRINTED]").waitFor();
    look(kiosk, visitor, "number");
    String code = see(kiosk, "kiosk-short-code").innerText().strip();
    guestBook(kiosk, visitor);
    see(kiosk, "kiosk-finish").click();
    checkANumber(kiosk, visitor, large, code);
  }

  /** The longest of them, and the two services at the end of one. */
  private void questions(Page kiosk, String visitor) {
    see(kiosk, "kiosk-find").click();
    see(kiosk, "kiosk-answer-4");
    look(kiosk, visitor, "first question");
    see(kiosk, "kiosk-answer-0").click();
    kiosk.getByTestId("kiosk-answer-4").waitFor(Windows.GONE);
    look(kiosk, visitor, "second question");
    see(kiosk, "kiosk-answer-2").click();
    see(kiosk, "kiosk-service-INFORMASI");
    look(kiosk, visitor, "services offered");
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-answer-0");
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-answer-4");
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-service-OPP");
  }

  private void lookAtService(Page kiosk, String visitor, String service) {
    if (SERVICES.indexOf(service) >= 6 && kiosk.getByTestId("kiosk-more").count() > 0) {
      see(kiosk, "kiosk-more").click();
      see(kiosk, "kiosk-service-" + service);
      look(kiosk, visitor, "more");
    }
    see(kiosk, "kiosk-service-" + service).click();
    see(kiosk, service.equals("TERKENDALA") ? "kiosk-direct" : "kiosk-take");
    look(kiosk, visitor, service);
    if (service.equals("REENTRY")) {
      see(kiosk, "kiosk-priority").click();
      see(kiosk, "kiosk-priority-ELDERLY");
      look(kiosk, visitor, "priority");
      see(kiosk, "kiosk-priority-REGULAR").click();
      see(kiosk, "kiosk-take");
    }
    if (service.equals("PERSEORANGAN")) {
      about(kiosk, visitor);
    }
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-service-" + service);
  }

  /** All papers missing of the service that asks for most, and the parts of its standard. */
  private void about(Page kiosk, String visitor) {
    see(kiosk, "kiosk-about").click();
    see(kiosk, "kiosk-standard");
    look(kiosk, visitor, "still missing");
    see(kiosk, "kiosk-standard").click();
    see(kiosk, "kiosk-part-13");
    look(kiosk, visitor, "standard");
    see(kiosk, "kiosk-part-3").click();
    see(kiosk, "kiosk-part-next");
    look(kiosk, visitor, "part of the standard");
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-part-13");
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-standard");
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-about");
  }

  /** With words as long as they may be. */
  private void guestBook(Page kiosk, String visitor) {
    see(kiosk, "kiosk-guest").click();
    for (int length : new int[] {80, 80, 200}) {
      see(kiosk, "kiosk-written").press("Enter");
      see(kiosk, "kiosk-written").fill("Karangmulya ".repeat(20).substring(0, length));
      look(kiosk, visitor, "guest book, line of " + length);
      see(kiosk, "kiosk-type-layer").click();
      look(kiosk, visitor, "guest book, digits");
      see(kiosk, "kiosk-onward").click();
    }
    see(kiosk, "kiosk-sign");
    look(kiosk, visitor, "guest book, party");
    see(kiosk, "kiosk-sign").click();
    see(kiosk, "kiosk-signed");
    look(kiosk, visitor, "guest book, signed");
  }

  private void checkANumber(Page kiosk, String visitor, boolean large, String code) {
    see(kiosk, "kiosk-start");
    if (large) {
      see(kiosk, "kiosk-large").click();
    }
    see(kiosk, "kiosk-check").click();
    see(kiosk, "kiosk-check-go");
    look(kiosk, visitor, "check");
    code.chars().forEach(key -> see(kiosk, "kiosk-key-" + (char) key).click());
    see(kiosk, "kiosk-check-go").click();
    see(kiosk, "kiosk-checked");
    look(kiosk, visitor, "checked");
    see(kiosk, "kiosk-finish").click();
  }

  private void look(Page kiosk, String visitor, String what) {
    for (int[] screen : SCREENS) {
      kiosk.setViewportSize(screen[0], screen[1]);
      for (Object misfit : (List<?>) kiosk.evaluate(MISFITS)) {
        misfits.add(visitor + " " + what + " " + screen[0] + " x " + screen[1] + ": " + misfit);
      }
    }
    kiosk.setViewportSize(SCREENS[0][0], SCREENS[0][1]);
  }
}
