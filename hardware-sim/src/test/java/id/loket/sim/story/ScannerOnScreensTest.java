package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.loket.server.Client;
import id.loket.server.web.ScreenKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slips, and what else people hold before a scanner, at the three screens that have one. */
class ScannerOnScreensTest {
  private static final double A_HANDS_PAUSE = 100;
  private static final String NIK = "9901014107900001";

  /**
   * A scanner at whatever has the focus: keys without a pause, each put into the field if the page
   * leaves it alone, and Enter.
   */
  static final String SCAN =
      """
      text => {
        for (const key of [...text, 'Enter']) {
          const at = document.activeElement ?? document.body;
          const down = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
          if (at.dispatchEvent(down) && key.length === 1 && 'setRangeText' in at) {
            at.setRangeText(key, at.selectionStart, at.selectionEnd, 'end');
            at.dispatchEvent(new InputEvent('input', { bubbles: true }));
          }
        }
      }
      """;

  @Test
  void anOfficerScansASlipAndCallsItWithAReason() throws Exception {
    try (Hall hall = Hall.open()) {
      JsonNode first = takes(hall);
      JsonNode second = takes(hall);
      Page console = hall.screen("console", 1366, 768);
      hall.login(console, "OFFICER", "petugas3");
      see(console, "console-take-3").click();
      see(console, "console-call-next");

      scan(console, second.path("statusUrl").asText());
      see(console, "console-found");
      look(console, "console-scanned", "Menunggu, 1 di depan");
      assertEquals(second.path("number").asText(), console.locator("#find-number").inputValue());
      press(console, "Space");
      press(console, "Enter");
      see(console, "console-start");

      scan(console, second.path("shortCode").asText());
      sees(console, "memang sedang di loket ini");
      Locator notes = console.locator("#notes");
      notes.fill("map biru");
      scan(console, first.path("statusUrl").asText());
      see(console, "console-found");
      press(console, "Escape");
      assertEquals("map biru", notes.inputValue(), "what was typed stays, and nothing else");
      notes.blur();
      scan(console, NIK);
      sees(console, "Itu NIK");
      look(console, "console-scanned-nik", "kode wilayahnya tidak dikenal");
      assertFalse(console.content().contains(NIK), "a NIK is not shown");
      scan(console, "ADUAN/2026/0007");
      sees(console, "tidak dikenal di sini");
      assertEquals(List.of(), hall.complaints());
    }
  }

  @Test
  void anOfficerServesWithOneHandOnTheNumericPad() throws Exception {
    try (Hall hall = Hall.open()) {
      String number = takes(hall).path("number").asText();
      takes(hall);
      Page console = hall.screen("console", 1366, 768);
      hall.login(console, "OFFICER", "petugas3");
      see(console, "console-take-3").click();
      see(console, "console-call-next");

      console.waitForTimeout(A_HANDS_PAUSE);
      console.keyboard().down("NumpadEnter");
      console.keyboard().down("NumpadEnter");
      console.keyboard().down("NumpadEnter");
      console.keyboard().up("NumpadEnter");
      see(console, "console-start");
      press(console, "NumpadEnter");
      press(console, "Numpad0");
      sees(console, "Belum waktunya memanggil ulang");
      assertTrue(console.locator(".current").innerText().contains(number));
      assertTrue(console.locator(".side").innerText().contains("1 menunggu"), "called once");

      console.locator("#notes").fill("x");
      press(console, "s");
      assertEquals("xs", console.locator("#notes").inputValue());
      console.locator("#notes").blur();
      press(console, "NumpadMultiply");
      see(console, "console-scanner");
      look(console, "console-keys", "Num Enter");
      press(console, "Numpad1");
      press(console, "Escape");
      assertEquals(1, console.getByTestId("console-start").count(), "no key acted meanwhile");
      press(console, "Numpad1");
      see(console, "console-finish");
      press(console, "Numpad2");
      see(console, "console-call-next");
      assertEquals(
          List.of(), hall.complaints().stream().filter(one -> !one.contains("409")).toList());
    }
  }

  @Test
  void aGuardSeesWhereASlipStandsAndKeepsWhatIsWritten() throws Exception {
    try (Hall hall = Hall.open()) {
      JsonNode ticket = takes(hall);
      String number = ticket.path("number").asText();
      Page guard = hall.screen("guard", 1366, 768);
      hall.login(guard, "GUARD", "");
      see(guard, "guard-waiting");

      scan(guard, ticket.path("statusUrl").asText());
      see(guard, "guard-reprint-scanned-" + number);
      look(guard, "guard-scanned", "Menunggu · paling depan");
      assertEquals(0, guard.getByTestId("guard-issue-REGULAR").count(), "no letter was a key");

      see(guard, "guard-guest-scanned-" + number).click();
      Locator name = see(guard, "guard-guest-name");
      name.fill("Tamu");
      scan(guard, NIK);
      assertEquals("Tamu", name.inputValue());
      sees(guard, "Itu NIK");
      scan(guard, "Kenanga");
      assertEquals(
          "TamuKenanga", name.inputValue(), "what nobody knows is typed, and not sent off");
      see(guard, "guard-guest-cancel").click();

      scan(guard, "00000");
      sees(guard, "tidak ditemukan");
      assertEquals(List.of(), unexpected(hall));
    }
  }

  @Test
  void aVisitorScansTheSlipAtTheKioskOrTypesItsCodeOnAKeypad() throws Exception {
    try (Hall hall = Hall.open()) {
      JsonNode ticket = takes(hall);
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start");

      scan(kiosk, ticket.path("statusUrl").asText());
      see(kiosk, "kiosk-checked");
      look(kiosk, "kiosk-scanned", ticket.path("number").asText());
      scan(kiosk, NIK);
      sees(kiosk, "bukan kertas antrean");
      look(kiosk, "kiosk-scanned-nik", "Itu NIK");
      for (String key : ticket.path("shortCode").asText().split("")) {
        press(kiosk, key);
      }
      press(kiosk, "Enter");
      see(kiosk, "kiosk-checked");
      assertEquals(List.of(), hall.complaints());
    }
  }

  /** A hand's pace: no page takes it for a scanner. */
  private static void press(Page page, String key) {
    page.waitForTimeout(A_HANDS_PAUSE);
    page.keyboard().press(key);
  }

  private static void scan(Page page, String text) {
    page.waitForTimeout(A_HANDS_PAUSE);
    page.evaluate(SCAN, text);
  }

  private static void sees(Page page, String words) {
    page.getByText(words).first().waitFor();
  }

  /** But for the browser's own word for an address that the office does not know. */
  private static List<String> unexpected(Hall hall) {
    return hall.complaints().stream().filter(one -> !one.contains("404")).toList();
  }

  private static JsonNode takes(Hall hall) throws Exception {
    Client kiosk = hall.enrolled(ScreenKind.KIOSK);
    JsonNode ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").ok();
    assertTrue(ticket.path("statusUrl").asText().contains("/t/"), "the slip's QR");
    return ticket;
  }
}
