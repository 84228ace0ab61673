package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.loket.server.Client;
import id.loket.server.web.ScreenKind;
import id.loket.sim.camera.VirtualCamera;
import id.loket.sim.demo.DemoFile.Account;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The officer's way to a photo, in a real browser. */
class PhotoOnTheConsoleTest {
  @Test
  void anOfficerSeesTheVisitorIsGivenHintsTakesThePhotoAndTakesItAgain() throws Exception {
    try (Hall hall = Hall.open()) {
      VirtualCamera camera = hall.office().camera(3);
      visitorAtLoket3(hall);
      Page console = hall.screen("console", 1366, 768);
      hall.login(console, "OFFICER", "petugas3");

      see(console, "console-photo").click();
      Locator camera3 = see(console, "photo-device");
      look(console, "photo-none", "Belum ada foto untuk nomor ini.");
      see(console, "photo-without").click();
      console.getByLabel("Pengunjung tidak bersedia").check();
      see(console, "photo-waive").click();
      assertThat(console.locator(".without")).containsText("Tercatat: Pengunjung tidak bersedia.");
      look(console, "photo-without", "Tercatat: Pengunjung tidak bersedia.");
      camera3.click();
      assertThat(see(console, "photo-hints")).containsText("Cahaya, ketajaman, dan letaknya baik.");
      camera.controls().set("dark", true);
      assertThat(see(console, "photo-hints")).containsText("Terlalu gelap");
      camera.controls().set("dark", false);
      assertThat(see(console, "photo-hints")).containsText("Cahaya, ketajaman, dan letaknya baik.");
      look(console, "photo-live", "Ambil foto");
      camera.controls().set("stall", true);
      console.locator("img.photo-live").waitFor(hidden());
      console.getByText("Tidak berhasil: ").waitFor();
      camera.controls().set("stall", false);
      see(console, "photo-device").click();

      see(console, "photo-take").click();
      see(console, "photo-kept");
      look(console, "photo-kept", "SIMULASI");
      see(console, "photo-again").click();
      see(console, "photo-take").click();
      see(console, "photo-keep").click();
      assertThat(console.getByTestId("photo-keep")).isHidden();

      assertEquals(List.of(), hall.complaints());
    }
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static void visitorAtLoket3(Hall hall) throws Exception {
    Client officer = hall.enrolled(ScreenKind.DESK);
    Account account = hall.account("OFFICER", "petugas3");
    officer.login(account.user(), account.password());
    officer.post("/api/v1/counters/3/take").ok();
    hall.enrolled(ScreenKind.KIOSK).post("/api/v1/tickets", "service", "REENTRY").ok();
    officer.post("/api/v1/counters/3/call-next").ok();
    officer.picture(
        "/api/v1/counters/3/captures/live",
        picture -> picture.at("/devices/0/health").asText().equals("WELL"));
  }
}
