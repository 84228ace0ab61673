package id.loket.sim.story;

import static id.loket.sim.story.PrintingComplaintsTest.see;
import static id.loket.sim.story.StoryOffice.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import id.loket.server.Client;
import id.loket.server.desk.Submission;
import id.loket.server.rules.AdoptCatalogue;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Catalogue.Counter;
import id.loket.server.rules.Catalogue.Service;
import id.loket.server.rules.Catalogue.Text;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * An office whose catalogue is older than the limits of the check: its names are longer than any
 * place. Number and loket keep theirs.
 */
class LongNamesTest {
  private static final String NAME =
      "Verifikasi dan Validasi Dokumen Penempatan Pemerintah ke Pemerintah Korea Selatan, Jepang"
          + " dan Jerman, lantai dua ruang timur 2";

  /** What leaves the page, or its own place, to the side. */
  private static final String SIDEWAYS =
      """
      () => [...document.querySelectorAll('main *')]
        .filter((e) => !e.closest('svg, .only-heard') && e.getBoundingClientRect().width > 0)
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1
          || (e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).display !== 'inline'))
        .map((e) => `${e.tagName} ${e.className}`)
      """;

  private static final String WORD = "Pertanggungjawaban".repeat(5);

  @Test
  void aLoketNameOf126LettersMovesNeitherNumberNorLoketOnTheBoard() throws Exception {
    try (StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      Client kiosk = office.kiosk();
      Client officer = office.officerAt(3);
      take(kiosk, "REENTRY");
      officer.post("/api/v1/counters/3/call-next").ok();
      Page board = windows.page(office.page("board"), 1920, 1080);
      BoundingBox number = see(board, "board-hero-number").boundingBox();
      BoundingBox loket = see(board, "board-hero-counter").boundingBox();

      assertEquals(126, NAME.length());
      rename(office, one -> counter(one, NAME), one -> one);
      Locator name = board.getByTestId("board-hero-name");
      board.waitForCondition(() -> NAME.equals(name.textContent()));

      assertTrue(height(board, "board-hero-number") >= number.height - 1, "the number");
      assertTrue(height(board, "board-hero-counter") >= loket.height - 1, "the loket");
      BoundingBox hero = see(board, "board-hero").boundingBox();
      for (String part : List.of("board-hero-number", "board-hero-counter", "board-hero-name")) {
        assertInside(part, see(board, part).boundingBox(), hero);
      }
      assertInside("the call's card", hero, screen(1920, 1080));
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void aWordOf90LettersStaysInItsTile() throws Exception {
    try (StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      assertEquals(90, WORD.length());
      rename(office, one -> one, one -> service(one, WORD));
      for (int[] size : new int[][] {{1080, 1920}, {1366, 768}}) {
        Page kiosk = windows.page(office.page("kiosk"), size[0], size[1]);
        see(kiosk, "kiosk-start").click();
        see(kiosk, "kiosk-lang-id").click();
        BoundingBox tile = see(kiosk, "kiosk-service-OPP").boundingBox();
        BoundingBox neighbour = see(kiosk, "kiosk-service-SSW").boundingBox();

        assertTrue(tile.x + tile.width <= neighbour.x, "the tile keeps off its neighbour");
        assertInside(
            "the word",
            kiosk.locator("[data-testid=kiosk-service-OPP] .tile-name").boundingBox(),
            tile);
        assertEquals(List.of(), kiosk.evaluate(KioskFitsTest.MISFITS));
      }
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void aWordOf90LettersStaysOnThePageWhereverTheCatalogueHasIt() throws Exception {
    try (StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      rename(office, one -> counter(one, WORD), LongNamesTest::everywhere);
      Client officer = office.officerAt(1);
      Page tablet = windows.page(office.page("survey"), 1280, 800);
      for (int[] size : new int[][] {{1080, 1920}, {1366, 768}}) {
        Page kiosk = windows.page(office.page("kiosk"), size[0], size[1]);
        see(kiosk, "kiosk-start").click();
        see(kiosk, "kiosk-lang-id").click();
        see(kiosk, "kiosk-service-OPP").click();
        see(kiosk, "kiosk-take");
        assertEquals(List.of(), kiosk.evaluate(SIDEWAYS), "what to bring");
        see(kiosk, "kiosk-take").click();
        see(kiosk, "kiosk-number");
        assertEquals(List.of(), kiosk.evaluate(KioskFitsTest.MISFITS), "the number");
        assertEquals(List.of(), kiosk.evaluate(SIDEWAYS), "the number");
      }
      String path = take(office.kiosk(), "OPP").path("statusPath").asText();
      Page phone = windows.page("http://phone.localhost:" + office.port() + path, 360, 640);
      see(phone, "status-papers");
      assertEquals(List.of(), phone.evaluate(SIDEWAYS), "the phone");
      assertEquals(List.of(), tablet.evaluate(SIDEWAYS), "the resting tablet");
      for (String step : List.of("call-next", "start", "finish")) {
        officer.post("/api/v1/counters/1/" + step).ok();
      }
      see(tablet, "survey-start");
      assertEquals(List.of(), tablet.evaluate(SIDEWAYS), "the tablet");
      assertEquals(List.of(), windows.complaints());
    }
  }

  // ---- helpers
  // ------------------------------------------------------------------------------------

  private static double height(Page page, String part) {
    return see(page, part).boundingBox().height;
  }

  private static void assertInside(String what, BoundingBox inner, BoundingBox outer) {
    boolean inside =
        inner.x >= outer.x - 1
            && inner.y >= outer.y - 1
            && inner.x + inner.width <= outer.x + outer.width + 1
            && inner.y + inner.height <= outer.y + outer.height + 1;
    assertTrue(inside, what + " leaves its place");
  }

  private static BoundingBox screen(int width, int height) {
    BoundingBox screen = new BoundingBox();
    screen.width = width;
    screen.height = height;
    return screen;
  }

  /** Past the check, as an old data folder would have it. */
  private static void rename(
      StoryOffice office, UnaryOperator<Counter> counters, UnaryOperator<Service> services) {
    Catalogue now = office.server().desk().catalogue();
    Catalogue next =
        new Catalogue(
            now.office(),
            now.services().stream().map(services).toList(),
            now.counters().stream().map(counters).toList(),
            now.settings());
    office.server().desk().handle(Submission.ofOffice(new AdoptCatalogue(next))).join();
  }

  private static Counter counter(Counter one, String name) {
    return new Counter(one.number(), name, one.services());
  }

  /** In each text of OPP that a visitor reads. */
  private static Service everywhere(Service one) {
    if (!one.code().equals("OPP")) {
      return one;
    }
    Text word = new Text(WORD, WORD);
    return new Service(
        one.code(),
        one.prefix(),
        WORD,
        word,
        word,
        one.picture(),
        List.of(word, new Text("Paspor", "Passport")),
        word,
        one.fee(),
        word,
        one.receivedAt(),
        one.defaultMinutes(),
        one.standard(),
        one.paperName(),
        one.procedure());
  }

  private static Service service(Service one, String plainName) {
    return new Service(
        one.code(),
        one.prefix(),
        one.desk(),
        one.name(),
        one.code().equals("OPP") ? new Text(plainName, plainName) : one.plainName(),
        one.picture(),
        one.requirements(),
        one.product(),
        one.fee(),
        one.promise(),
        one.receivedAt(),
        one.defaultMinutes(),
        one.standard(),
        one.paperName(),
        one.procedure());
  }
}
