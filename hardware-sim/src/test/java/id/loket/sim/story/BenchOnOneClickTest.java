package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ordinary day, played from the bench by one click, and what else a hand finds there. */
class BenchOnOneClickTest {
  private static final double LONG_MILLIS = 300_000;

  @Test
  void theOrdinaryDayIsPlayedByOneClick() throws Exception {
    try (Hall hall = Hall.open()) {
      Page bench = hall.screen("bench", 1440, 1000);
      assertThat(bench.locator("#scenario-choice")).hasValue("hari-biasa");
      look(bench, "bench-open", "Perlu perhatian");

      bench.locator("#scenario-play").click();
      Locator verdict = bench.locator(".verdict");
      assertThat(verdict)
          .hasText(
              "Berhasil: hari-biasa",
              new LocatorAssertions.HasTextOptions().setTimeout(LONG_MILLIS));

      assertThat(bench.locator(".steps .failed")).hasCount(0);
      assertThat(bench.getByText("Skenario: board")).hasCount(0);
      look(bench, "bench-played", "Berhasil");
      bench.locator(".more summary").click();
      assertThat(bench.locator(".time")).containsText("Sekarang");
      look(bench, "bench-tools", "Kerumunan");
      assertEquals(List.of(), hall.complaints());
    }
  }

  /** Slip, button, digits, lamp, sign, voice, finger and survey, to the index that has changed. */
  @Test
  void aVisitPastEveryDeviceIsPlayedByOneClick() throws Exception {
    try (Hall hall = Hall.open()) {
      Page bench = hall.screen("bench", 1440, 1000);
      Page board = hall.screen("board", 1920, 1080);
      bench.locator("#scenario-choice").selectOption("kunjungan-g-to-g");
      bench.locator("#scenario-play").click();

      see(board, "board-hero-number");
      look(board, "g-to-g-board", "Loket");
      assertThat(bench.locator(".verdict"))
          .hasText(
              "Berhasil: kunjungan-g-to-g",
              new LocatorAssertions.HasTextOptions().setTimeout(LONG_MILLIS));

      look(bench, "g-to-g-bench", "Pemindai sidik jari 1");
      Page ikm = hall.screen("ikm", 1440, 1400);
      hall.login(ikm, "HEAD", "");
      see(ikm, "ikm-comments");
      look(ikm, "g-to-g-ikm", "Semua dalam satu hari.");
      assertEquals(List.of(), hall.complaints());
    }
  }

  @Test
  void aLampThatIsBrokenIsToldToItsOfficerAndOnTheListOfDevices() throws Exception {
    try (Hall hall = Hall.open()) {
      Page console = hall.screen("console", 1366, 768);
      hall.login(console, "OFFICER", "petugas3");
      see(console, "console-take-3").click();
      see(console, "console-call-next");
      assertThat(console.getByText("Lampu loket:")).hasCount(0);

      hall.office().lamps().controls().set("refuse", true);
      assertThat(console.getByTestId("console-devices"))
          .containsText(
              "Lampu loket: tidak terhubung",
              new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_MILLIS));
      look(console, "console-devices", "Lampu loket: tidak terhubung");

      Page admin = hall.screen("admin", 1366, 900);
      hall.login(admin, "TECHNICIAN", "");
      see(admin, "admin-section-hardware").click();
      see(admin, "admin-hardware-lamp-3");
      look(admin, "admin-hardware", "kali hari ini");
      see(admin, "admin-history-lamp-3").click();
      see(admin, "admin-hardware-history");
      look(admin, "admin-hardware-history", "Riwayat Lampu loket 3");
      assertEquals(List.of(), hall.complaints());
    }
  }
}
