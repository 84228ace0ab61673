package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.loket.paper.Slip;
import id.loket.sim.printer.VirtualTicketPrinter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * "Kesehatan" as a technician without training meets it: on the first day, before any number, and
 * on a day on which much is wrong at once.
 */
class HealthOnScreensTest {
  /** What a screen shows once the office has seen it, and not before. */
  private static final Map<String, String> CONNECTED =
      Map.of("kiosk", "kiosk-start", "board", "board-hero", "survey", "survey-rest");

  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void onTheFirstDayPaperBoardAndBackupAreTriedBeforeTheFirstNumber() throws Exception {
    try (Hall hall = Hall.open()) {
      Page board = hall.screen("board", 1280, 720);
      see(board, "board");
      Page health = technicianAt(hall, 1366, 768);
      assertEquals("WELL", see(health, "health-verdict").getAttribute("data-health"));
      look(health, "health-well", "Belum ada cadangan");
      String station = hall.stationId();

      see(health, "health-do-SLIP-" + station).click();
      health.waitForSelector(
          "[data-testid='health-trial-SLIP-" + station + "'][data-outcome=GOOD]");
      VirtualTicketPrinter printer = hall.office().printer().orElseThrow();
      Slip paper = printer.awaitSlips(1, SOON).get(0);
      assertTrue(paper.text().contains("UJI COBA"), paper.text());
      see(health, "health-do-CALL").click();
      see(board, "board-test");
      look(board, "board-test", "UJI COBA");
      health.waitForSelector("[data-testid='health-trial-CALL'][data-outcome=GOOD]");
      see(health, "health-do-BACKUP").click();
      health.waitForSelector("[data-testid='health-trial-BACKUP'][data-outcome=GOOD]");
      see(health, "health-yes-CLOCK").click();
      health.waitForSelector("[data-testid='health-trial-CLOCK'][data-outcome=GOOD]");

      assertTrue(see(health, "health-first-done").innerText().startsWith("4 dari"));
      look(health, "health-tried", "oleh Teknisi");
      assertTrue(see(board, "board").innerText().contains("Tidak ada antrean yang menunggu"));
      assertEquals(List.of(), hall.complaints());
    }
  }

  @Test
  void onABadDayThePageSaysWhatIsWrongSinceWhenAndWhatToDo() throws Exception {
    try (Hall hall = Hall.open()) {
      String station = hall.stationId();
      for (String screen : List.of("kiosk", "board", "survey")) {
        Page there = hall.screen(screen, 1280, 720);
        there.waitForLoadState();
        see(there, CONNECTED.get(screen));
        there.context().close();
      }
      hall.office().printer().orElseThrow().controls().set("paperEnd", true);
      hall.office().lamps().controls().set("refuse", true);
      Page health = technicianAt(hall, 1366, 768);

      String printer = see(health, "health-row-device." + station + ".printer").innerText();
      assertTrue(printer.contains("Kertas habis") && printer.contains("gulungan baru"), printer);
      health.getByText("lampu loket 1, 2, 3, 4, 5, 6").and(health.locator(".row-name")).waitFor();
      String lamps = see(health, "health-row-device." + station + ".lamp-1").innerText();
      assertTrue(lamps.contains("lampu loket 1"), "six lamps of one box are one thing: " + lamps);
      // They are away ten seconds after the last beat that a closed line took.
      health
          .locator("[data-testid^='health-row-screen.']")
          .nth(2)
          .waitFor(new Locator.WaitForOptions().setTimeout(90_000));
      String rows = health.locator("[data-testid^='health-row-']").allInnerTexts().toString();
      assertTrue(rows.matches("(?s).*Sejak pukul \\d\\d\\.\\d\\d.*"), rows);
      assertEquals("Belum baik: 5 hal perlu ditangani.", see(health, "health-verdict").innerText());
      look(health, "health-bad", "Yang perlu ditangani");
      health.setViewportSize(390, 844);
      look(health, "health-bad-narrow", "Yang perlu ditangani");
      Page guard = hall.screen("guard", 1366, 768);
      hall.login(guard, "GUARD", "");
      assertTrue(see(guard, "guard-health").innerText().contains("4 hal tidak bekerja"));
      look(guard, "guard-health", "Kertas habis");
      see(guard, "guard-health").locator("summary").click();
      look(guard, "guard-health-open", "satpam memberi nomor");

      hall.office().printer().orElseThrow().controls().set("paperEnd", false);
      health.waitForSelector(
          "[data-testid='health-row-device." + station + ".printer']",
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
      assertFalse(see(health, "health-verdict").innerText().contains("5 hal"));
    }
  }

  private static Page technicianAt(Hall hall, int width, int height) {
    Page health = hall.screen("health", width, height);
    hall.login(health, "TECHNICIAN", "");
    see(health, "health-verdict");
    return health;
  }
}
