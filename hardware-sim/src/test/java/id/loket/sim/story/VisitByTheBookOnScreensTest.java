package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.loket.server.web.ScreenKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A berkas at the officer's desk, from the first paper to the list of what is missing, and back.
 */
class VisitByTheBookOnScreensTest {
  private static final double A_HANDS_PAUSE = 100;

  @Test
  void papersAreMarkedTheVisitorSentForWhatIsMissingAndTheDoorTakesTheList() throws Exception {
    try (Hall hall = Hall.open()) {
      hall.enrolled(ScreenKind.KIOSK).post("/api/v1/tickets", "service", "REENTRY").ok();
      Page console = hall.screen("console", 1366, 768);
      hall.login(console, "OFFICER", "petugas3");
      see(console, "console-take-3").click();
      see(console, "console-call-next");
      press(console, "Enter");
      see(console, "console-start");
      press(console, "s");

      see(console, "file");
      look(console, "console-file", "Semua langkah layanan (2 dari 12 sudah)");
      press(console, "d");
      says(console, "file-steps", "3 dari 12");
      assertEquals(12, console.locator(".file-step").count());
      see(console, "mark-PAPER-foto").click();
      says(console, "line-state-foto", "Ada");
      press(console, "d");
      says(console, "file-trouble", "Masih ada dokumen yang kurang");
      see(console, "wrong-paspor").click();
      see(console, "file-reason-EXPIRED").check();
      see(console, "file-field-words").fill("Sampai Maret");
      see(console, "file-form-send").click();
      says(console, "line-state-paspor", "masa berlakunya habis");
      String code =
          (String) console.evaluate("() => document.querySelector('loket-file').file.code");
      press(console, "b");
      see(console, "console-call-next");

      Page list = hall.screen("dossier", 1366, 768);
      hall.login(list, "SUPERVISOR", "");
      says(list, "dossier-list", "Pemohon membawa kekurangan");
      look(list, "dossier-list", "Berkas yang terbuka");

      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start");
      kiosk.evaluate(ScannerOnScreensTest.SCAN, "berkas:" + code);
      says(kiosk, "kiosk-return", "Paspor");
      look(kiosk, "kiosk-return", "Paspor");
      see(kiosk, "kiosk-return-take").click();
      see(kiosk, "kiosk-number");
      press(console, "Enter");
      see(console, "console-start");
      press(console, "s");
      says(console, "line-state-paspor", "masa berlakunya habis");
      assertEquals(
          List.of(), hall.complaints().stream().filter(one -> !one.contains("409")).toList());
    }
  }

  private static void says(Page page, String testId, String words) {
    Locator place = see(page, testId).filter(new Locator.FilterOptions().setHasText(words));
    place.waitFor();
    assertTrue(place.innerText().contains(words));
  }

  private static void press(Page page, String key) {
    page.waitForTimeout(A_HANDS_PAUSE);
    page.keyboard().press(key);
  }
}
