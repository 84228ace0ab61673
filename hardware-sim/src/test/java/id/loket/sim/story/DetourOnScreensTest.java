package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.web.ScreenKind;
import java.util.ArrayList;
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
      String address = kiosk.url();
      kiosk.navigate(address + "#opens=siskop2mi");
      kiosk.reload();
      see(kiosk, "kiosk-start");
      scan(kiosk, ticket.path("statusUrl").asText());
      see(kiosk, "kiosk-siskop");
      look(kiosk, "kiosk-sent-here", "Isi data SISKOP2MI");
      see(kiosk, "kiosk-siskop").click();
      List<String> said = new ArrayList<>();
      kiosk.onConsoleMessage(message -> said.add(message.text()));
      see(kiosk, "kiosk-siskop-open").click();
      look(kiosk, "kiosk-siskop", "Sentuh Selesai jika sudah");
      assertEquals(List.of("loket-screen leave " + ticket.path("shortCode").asText()), said);
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

      kiosk.route("**/api/v1/siskop2mi", DetourOnScreensTest::isDown);
      scan(kiosk, ticket.path("statusUrl").asText());
      see(kiosk, "kiosk-siskop").click();
      kiosk.getByText("Terakhir bisa dibuka pukul").waitFor();
      look(kiosk, "kiosk-siskop-down", "SISKOP2MI sedang tidak bisa dibuka");
      assertEquals(0, kiosk.getByTestId("kiosk-siskop-open").count());
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

      see(console, "console-rest").click();
      see(console, "console-rest-AIM").check();
      see(console, "console-rest-do").click();
      see(board, "board-away");
      kiosk.navigate(address + "#back=done-" + ticket.path("shortCode").asText());
      kiosk.reload();
      assertThat(see(kiosk, "kiosk-checked")).containsText("Loket 3");
      assertFalse(kiosk.url().contains("back="), kiosk.url());
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static void isDown(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(
                "{\"version\":1,\"isSet\":true,\"reachable\":false,"
                    + "\"lastReachedAt\":\"2026-11-23T02:41:00Z\"}"));
  }

  private static void scan(Page page, String text) {
    page.evaluate(ScannerOnScreensTest.SCAN, text);
  }
}
