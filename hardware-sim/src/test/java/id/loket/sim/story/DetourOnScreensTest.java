package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.web.ScreenKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Annex IV, step 7, as people meet it: sent to the kiosk by the officer, written on the worksheet
 * there, left and taken up again, and opened at the loket.
 */
class DetourOnScreensTest {
  private static final String NAME = "Suminarti Kenanga";
  private static final String NIK = "9901014107900001";

  @Test
  void whatIsWrittenAtTheKioskIsGoneFromItAndOpensAtTheLoket() throws Exception {
    try (Hall hall = Hall.open()) {
      Client taking = hall.enrolled(ScreenKind.KIOSK);
      JsonNode ticket = taking.post("/api/v1/tickets", "service", "REENTRY").ok();
      Page console = hall.screen("console", 1366, 768);
      hall.login(console, "OFFICER", "petugas3");
      see(console, "console-take-3").click();
      see(console, "console-call-next").click();
      see(console, "console-rest").click();
      see(console, "console-rest-AIM").check();
      see(console, "console-rest-do").click();
      Page board = hall.screen("board", 1920, 1080);
      see(board, "board-away");
      look(board, "board-away", "silakan ke Anjungan Informasi Mandiri");

      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start");
      kiosk.clock().install();
      kiosk.reload();
      see(kiosk, "kiosk-start");
      scan(kiosk, ticket.path("statusUrl").asText());
      see(kiosk, "kiosk-siskop");
      look(kiosk, "kiosk-sent-here", "Isi data SISKOP2MI");
      see(kiosk, "kiosk-siskop").click();
      kiosk.getByText("Silakan isi lembar kerja").waitFor();
      look(kiosk, "kiosk-siskop", "Silakan isi lembar kerja");
      see(kiosk, "kiosk-sheet").click();
      see(kiosk, "kiosk-written").fill(NAME);
      look(kiosk, "kiosk-sheet", "Nama lengkap di paspor");
      kiosk.waitForResponse("**/worksheet", () -> see(kiosk, "kiosk-onward").click());
      see(kiosk, "kiosk-written").fill(NIK);
      kiosk.waitForResponse("**/worksheet", () -> see(kiosk, "kiosk-onward").click());

      kiosk.clock().fastForward(21_000);
      see(kiosk, "kiosk-idle-yes");
      kiosk.clock().fastForward(20_000);
      see(kiosk, "kiosk-start");
      String traces = "" + kiosk.evaluate(GuestBookOnScreensTest.TRACES);
      assertFalse(traces.contains(NAME) || traces.contains(NIK), traces);

      scan(kiosk, ticket.path("statusUrl").asText());
      see(kiosk, "kiosk-siskop").click();
      assertThat(see(kiosk, "kiosk-sheet")).containsText("Lanjutkan");
      see(kiosk, "kiosk-sheet").click();
      for (int line = 2; line < 13; line++) {
        kiosk.getByText((line + 1) + " dari 13").waitFor();
        see(kiosk, "kiosk-written").fill("isian " + line);
        see(kiosk, "kiosk-onward").click();
      }
      see(kiosk, "kiosk-sheet-lines");
      look(kiosk, "kiosk-sheet-check", NIK);
      see(kiosk, "kiosk-sheet-hand").click();
      see(kiosk, "kiosk-sheet-done");
      look(kiosk, "kiosk-sheet-done", "tanda terima");
      see(kiosk, "kiosk-finish").click();

      see(console, "console-call-next").click();
      see(console, "console-worksheet");
      scan(console, "lembar:" + ticket.path("token").asText());
      assertThat(see(console, "console-worksheet-lines")).containsText(NIK);
      look(console, "console-worksheet", NAME);
      assertEquals(List.of(), Footprints.of(hall.data(), NAME, NIK), "words on the disk");
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static void scan(Page page, String text) {
    page.evaluate(ScannerOnScreensTest.SCAN, text);
  }
}
