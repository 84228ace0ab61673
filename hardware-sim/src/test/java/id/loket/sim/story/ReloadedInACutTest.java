package id.loket.sim.story;

import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.ScreenKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A screen that is begun anew while the office does not answer says so itself, and comes back. */
class ReloadedInACutTest {
  private static final String ALL_KEPT =
      """
      async () => {
        const all = [];
        for (const name of await caches.keys()) {
          for (const one of await (await caches.open(name)).keys()) all.push(new URL(one.url));
        }
        return all.map((one) => one.pathname + one.search).sort();
      }
      """;

  private OfficeUnderTest office;
  private CuttingProxy cable;
  private Windows windows;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    cable = new CuttingProxy(office.port());
    windows = Windows.open();
  }

  @AfterEach
  void close() throws Exception {
    windows.close();
    cable.close();
    office.close();
  }

  @Test
  void kioskAndBoardSayThatTheOfficeDoesNotAnswerAndComeBackByThemselves() throws Exception {
    Page kiosk = screen("kiosk", ScreenKind.KIOSK);
    Page board = screen("board", ScreenKind.BOARD);
    see(kiosk, "kiosk-start");
    see(board, "board-clock");

    cable.pull();
    kiosk.reload();
    board.reload();

    assertEquals(
        "Mesin sedang tidak tersambung", see(kiosk, "kiosk-offline").locator("h1").innerText());
    see(board, "board-stale");
    cable.plug();
    see(kiosk, "kiosk-start");
    see(board, "board-clock");
    assertEquals(0, kiosk.locator("html[data-kept]").count(), "the office's own page");
    assertEquals(0, board.locator("html[data-kept]").count(), "the office's own page");
    assertEquals(List.of(), windows.complaints());
  }

  @Test
  void aNewProgramOfTheOfficeIsShownAtOnceAndAlsoAfterACut() throws Exception {
    Page tablet = screen("survey", ScreenKind.TABLET);
    see(tablet, "survey-rest");

    cable.says("Selamat datang", "SELAMAT DATANG");
    tablet.reload();
    assertEquals("SELAMAT DATANG", see(tablet, "survey-rest").locator("h1").innerText());
    Windows.awaitKept(tablet, "survey");

    cable.pull();
    tablet.reload();
    see(tablet, "survey-alone");
    cable.says("Selamat datang", "Selamat Datang");
    cable.plug();
    tablet.waitForFunction(
        "() => document.querySelector('[data-testid=survey-rest] h1')?.textContent"
            + " === 'Selamat Datang'");
    assertEquals(List.of(), windows.complaints());
  }

  @Test
  void nothingThatTheOfficeHasSaidIsKeptNorAnythingOnAVisitorsPhone() throws Exception {
    Page tablet = screen("survey", ScreenKind.TABLET);
    Page phone = windows.page(address("survey") + "?t=nobody", 400, 800);

    List<?> kept = (List<?>) Windows.ask(tablet, ALL_KEPT, null);

    assertEquals(
        List.of(),
        kept.stream()
            .map(Object::toString)
            .filter(
                path ->
                    !path.matches("/(survey|shared|webjars)/[a-zA-Z0-9_./-]*")
                        || path.contains("clips"))
            .toList());
    assertEquals(List.of(), phone.evaluate(ALL_KEPT));
    assertEquals(
        0, phone.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length"));
  }

  private String address(String folder) {
    return "http://" + folder + ".localhost:" + cable.port() + "/" + folder + "/";
  }

  /** Enrolled, and put down in its browser. */
  private Page screen(String folder, ScreenKind kind) throws Exception {
    Page page =
        windows.page(address(folder) + "#enrol=" + office.code(kind, folder, ""), 1080, 1920);
    Windows.awaitKept(page, folder);
    return page;
  }
}
