package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Screens on computers whose clocks are wrong: they show the server's time. */
class ServerClockOnScreensTest {
  private static final List<Duration> WRONG =
      List.of(Duration.ofHours(5), Duration.ofDays(-365), Duration.ofDays(400));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH.mm").withZone(ZoneId.of("Asia/Jakarta"));

  private static final Clock CLOCK = WallClock.clock();

  @Test
  void theBoardShowsTimeAndWeekdayOfTheServer() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open();
        Windows windows = Windows.open()) {
      for (Duration by : WRONG) {
        String code = office.code(ScreenKind.BOARD, "papan", "");
        Page board = wrong(windows, by, office.address() + "/board/#enrol=" + code);

        assertShowsNow(board, "[data-testid=board-clock]");
        assertEquals("Senin, 23 November", board.locator(".date").innerText(), "off by " + by);
      }
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void theConsoleShowsTheTimeOfTheServer() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open();
        Windows windows = Windows.open()) {
      String code = office.code(ScreenKind.DESK, "meja", "");
      String password = office.account("budi", "OFFICER");
      for (Duration by : WRONG) {
        Page console = wrong(windows, by, office.address() + "/console/#enrol=" + code);
        console.locator("input[name=user]").fill("budi");
        console.locator("input[name=password]").fill(password);
        console.keyboard().press("Enter");

        assertShowsNow(console, ".top-clock");
      }
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void theHeadReadsAPeriodOfTheServersYear() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open();
        Windows windows = Windows.open()) {
      String password = office.account("kepala", "HEAD");
      Page ikm = wrong(windows, Duration.ofDays(400), office.address() + "/ikm/");
      ikm.locator("input[name=user]").fill("kepala");
      ikm.locator("input[name=password]").fill(password);
      ikm.keyboard().press("Enter");

      ikm.locator("#kind").waitFor();
      String shown = ikm.locator("main").innerText() + ikm.url();
      assertTrue(shown.contains("2026") && !shown.contains("2027"), shown);
    }
  }

  private static Page wrong(Windows windows, Duration by, String address) {
    Page page = windows.page(1280, 720);
    page.addInitScript(
        """
        (() => {
          window.Date = class extends Date {
            constructor(...parts) {
              super(...(parts.length === 0 ? [window.Date.now()] : parts));
            }
            static now() { return super.now() + %d; }
          };
        })();
        """
            .formatted(by.toMillis()));
    page.navigate(address);
    return page;
  }

  /** The minute may turn while it is read. */
  private static void assertShowsNow(Page page, String place) {
    page.locator(place).waitFor();
    Instant before = CLOCK.instant();
    String shown = page.locator(place).innerText();
    List<String> right = List.of(TIME.format(before.minusSeconds(1)), TIME.format(CLOCK.instant()));
    assertTrue(right.stream().anyMatch(shown::contains), () -> shown + " is none of " + right);
  }
}
