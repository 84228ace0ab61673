package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.loket.server.Client;
import id.loket.server.web.ScreenKind;
import id.loket.sim.demo.DemoFile.Account;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A technician lets one board call in two languages, and the board that is open does so. */
class HowABoardSoundsTest {
  private static final String NOTE_CLIPS =
      "() => { window.said = [];"
          + " document.addEventListener('loket:clip', (e) => window.said.push(e.detail.name)); }";

  @Test
  void aBoardCallsInTheLanguagesThatTheTechnicianHasChosen() throws Exception {
    try (Hall hall = Hall.open()) {
      Page board = hall.screen("board", 1280, 720);
      board.evaluate(NOTE_CLIPS);
      Page admin = hall.screen("admin", 1366, 900);
      hall.login(admin, "TECHNICIAN", "teknisi");
      see(admin, "admin-section-sound").click();
      Locator form = see(admin, "admin-sound");
      look(admin, "admin-sound", "Sekarang menurut katalog.");

      form.getByLabel("English").check();
      form.getByLabel("Kerasnya (persen)").fill("60");
      form.getByLabel("Jam tenang").fill("01.00-02.00");
      form.getByText("Simpan").click();
      assertThat(admin.locator(".outcome")).containsText("disimpan");
      see(admin, "admin-clips").getByRole(AriaRole.BUTTON, named("satu")).click();
      look(admin, "admin-sound-saved", "Kembali ke katalog");

      // An open board comes back for the new settings; one that is opened anew has them.
      board.reload();
      see(board, "board-clock");
      board.evaluate(NOTE_CLIPS);
      call(hall);
      board.waitForFunction("() => window.said.includes('en/three')");
      assertEquals(
          "chime nomor-antrean huruf-r kosong kosong satu silakan-ke-loket tiga"
              + " pengajuan-pmi-re-entry en/ticket-number en/letter-r en/zero en/zero en/one"
              + " en/please-go-to-counter en/three",
          board.evaluate("() => window.said.join(' ')"));
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void call(Hall hall) throws Exception {
    Client officer = hall.enrolled(ScreenKind.DESK);
    Account account = hall.account("OFFICER", "petugas3");
    officer.login(account.user(), account.password());
    officer.post("/api/v1/counters/3/take").ok();
    hall.enrolled(ScreenKind.KIOSK).post("/api/v1/tickets", "service", "REENTRY").ok();
    officer.post("/api/v1/counters/3/call-next").ok();
  }
}
