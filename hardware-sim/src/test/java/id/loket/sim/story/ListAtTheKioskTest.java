package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever lacks a paper learns where it is got, has it printed, and reads the standard in full. */
class ListAtTheKioskTest {
  @Test
  void whatIsMissingIsSaidPrintedAndTakenHomeWithoutANumber() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      for (String one : List.of("kiosk-start", "kiosk-lang-id", "kiosk-service-REENTRY")) {
        see(kiosk, one).click();
      }
      kiosk.getByText("Pas foto").click();
      kiosk.getByText("Visa", new Page.GetByTextOptions().setExact(true)).click();
      look(kiosk, "kiosk-to-bring", "Yang masih kurang");
      see(kiosk, "kiosk-about").click();
      see(kiosk, "kiosk-to-get-print");
      look(kiosk, "kiosk-to-get", "Di kantor imigrasi.");
      assertThat(kiosk.locator("main")).not().containsText("Pas foto");

      see(kiosk, "kiosk-to-get-print").click();
      kiosk.locator("[data-testid=kiosk-to-get-print][data-state=PRINTED]").waitFor();

      see(kiosk, "kiosk-standard").click();
      see(kiosk, "kiosk-part-13");
      look(kiosk, "kiosk-standard", "Standar layanan");
      see(kiosk, "kiosk-part-1").click();
      look(kiosk, "kiosk-standard-part", "Verifikasi Dokumen PMI Re-entry");
      see(kiosk, "kiosk-part-next").click();
      for (int step = 0; step < 4; step++) {
        see(kiosk, "kiosk-back").click();
      }
      see(kiosk, "kiosk-service-REENTRY");
      assertEquals(List.of(), hall.complaints());
    }
  }

  @Test
  void whoHasReadItTakesANumberAllTheSame() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1366, 768);
      for (String one :
          List.of("kiosk-start", "kiosk-lang-en", "kiosk-service-PERSEORANGAN", "kiosk-about")) {
        see(kiosk, one).click();
      }
      see(kiosk, "kiosk-to-get-print");
      look(kiosk, "kiosk-to-get-en", "Take a number anyway");
      see(kiosk, "kiosk-take").click();
      see(kiosk, "kiosk-number");
      assertEquals(List.of(), hall.complaints());
    }
  }

  @Test
  void withoutALineEachTouchSaysSoAndTheSameTouchPrintsOnceItIsBack() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      for (String one :
          List.of("kiosk-start", "kiosk-lang-id", "kiosk-service-REENTRY", "kiosk-about")) {
        see(kiosk, one).click();
      }
      kiosk.route("**/api/v1/{services,sheets,standards}**", Route::abort);
      kiosk.route("**/api/v1/services/**", Route::abort);
      see(kiosk, "kiosk-to-get-print").click();
      kiosk.locator("[data-testid=kiosk-to-get-print][data-state=REFUSED]").waitFor();
      see(kiosk, "kiosk-standard").click();
      assertThat(see(kiosk, "kiosk-trouble")).containsText("Standar belum bisa dibaca.");
      look(kiosk, "kiosk-to-get-offline", "Coba lagi, atau foto layar ini.");

      kiosk.unrouteAll();
      see(kiosk, "kiosk-to-get-print").click();
      kiosk.locator("[data-testid=kiosk-to-get-print][data-state=PRINTED]").waitFor();
      see(kiosk, "kiosk-standard").click();
      see(kiosk, "kiosk-part-13");
    }
  }
}
