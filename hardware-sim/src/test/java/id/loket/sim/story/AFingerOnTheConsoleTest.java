package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.sim.demo.DemoFile.Account;
import id.loket.sim.demo.DemoOffice;
import id.loket.sim.fingerprint.VirtualFingerprintModule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the officer sees while a finger is enrolled and verified, and where there is no scanner. */
class AFingerOnTheConsoleTest {
  private static final double LONG_MILLIS = 30_000;

  @TempDir private Path folder;

  @Test
  void theOfficerIsLedThroughEnrolmentAndVerificationAndThereIsAWayWithout() throws Exception {
    DemoOffice.Wish wish = DemoOffice.Wish.quiet(folder.resolve("data"), WallClock.clock());
    try (DemoOffice office = DemoOffice.start(wish);
        Windows windows = Windows.open()) {
      VirtualFingerprintModule scanner = office.scanner();
      scanner.controls().set("baud", 0);
      Page console = console(office, windows);
      see(console, "console-finger").click();
      Locator now = see(console, "finger-now");
      look(console, "console-finger", "Cocokkan");

      see(console, "finger-consent").click();
      console.locator("button[data-testid=finger-enrol]").click();
      for (int times = 1; times <= 3; times++) {
        says(now, "meletakkan jari");
        says(now, "Letak ke-" + times + " dari 3");
        scanner.put(1);
        says(now, times < 3 ? "diangkat" : "Jari terdaftar");
        scanner.lift();
      }
      see(console, "finger-verify").click();
      says(now, "meletakkan jari");
      scanner.put(1);
      says(now, "Cocok dengan yang terdaftar");
      says(now, "SIMULASI");
      scanner.lift();
      see(console, "finger-verify").click();
      says(now, "meletakkan jari");
      scanner.put(2);
      says(now, "Tidak cocok");
      scanner.lift();
      scanner.controls().set("refuse", true);
      says(console.locator("loket-finger .refusal"), "Pemindai");

      see(console, "finger-without").click();
      console.getByText("Jari luka atau tidak ada").click();
      see(console, "finger-waive").click();
      console.getByText("Tercatat: Jari luka atau tidak ada").waitFor();
      PlaywrightAssertions.assertThat(see(console, "finger-waive")).isDisabled();
      look(console, "console-finger-without", "Pemindai tidak siap");

      see(console, "finger-withdrawal").click();
      see(console, "finger-withdraw").click();
      says(console.getByTestId("finger-withdrawn"), "Dihapus: 1 gambar, 1 pola sidik jari.");
      PlaywrightAssertions.assertThat(console.getByTestId("finger-verify")).hasCount(0);
      assertEquals(List.of(), windows.complaints());
    }
  }

  private static void says(Locator place, String words) {
    PlaywrightAssertions.assertThat(place)
        .containsText(
            words,
            new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                .setTimeout(LONG_MILLIS));
  }

  private static Page console(DemoOffice office, Windows windows) throws Exception {
    Account account =
        office.file().accounts().stream()
            .filter(one -> one.user().equals("petugas1"))
            .findFirst()
            .orElseThrow();
    String address = "http://127.0.0.1:" + office.server().port();
    Page console =
        windows.page(address + "/console/#enrol=" + code(office, ScreenKind.DESK), 1366, 1000);
    console.locator("input[name=user]").fill(account.user());
    console.locator("input[name=password]").fill(account.password());
    console.keyboard().press("Enter");
    see(console, "console-take-1").click();
    Client kiosk = Client.of(office.server().port());
    kiosk.enrol(code(office, ScreenKind.KIOSK));
    kiosk.post("/api/v1/tickets", "service", "OPP").ok();
    see(console, "console-call-next").click();
    return console;
  }

  private static String code(DemoOffice office, ScreenKind kind) {
    return office
        .server()
        .screens()
        .newCode(new Screens.Code(kind, kind.name(), List.of(), ""), 1, Duration.ofMinutes(5));
  }
}
