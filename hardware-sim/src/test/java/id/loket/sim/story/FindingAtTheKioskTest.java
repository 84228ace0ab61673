package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody who knows the errand and not the name of the service. */
class FindingAtTheKioskTest {
  @Test
  void aFewAnswersLeadToTheServiceAndBackAgain() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      begin(kiosk, "id");
      look(kiosk, "find-start", "Apa yang Anda perlukan?");

      touch(kiosk, "Saya sudah bekerja di luar negeri");
      look(kiosk, "find-working", "Apa yang mau Anda urus?");
      touch(kiosk, "Saya cuti dan mau berangkat lagi");
      see(kiosk, "kiosk-take");
      assertThat(kiosk.locator("main")).containsText("Saya mau berangkat lagi setelah cuti");
      see(kiosk, "kiosk-back").click();
      assertThat(kiosk.locator("h1")).hasText("Apa yang mau Anda urus?");
      see(kiosk, "kiosk-back").click();

      touch(kiosk, "Saya mau berangkat bekerja ke luar negeri");
      touch(kiosk, "Perusahaan di Indonesia yang mengurus saya");
      see(kiosk, "kiosk-service-OPP");
      look(kiosk, "find-offered", "Mungkin salah satu dari ini.");
      see(kiosk, "kiosk-service-INFORMASI").click();
      see(kiosk, "kiosk-take").click();
      see(kiosk, "kiosk-number");
      assertEquals(List.of(), hall.complaints());
    }
  }

  @Test
  void whoFindsNothingThatFitsCallsSomebody() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1280, 800);
      begin(kiosk, "en");
      touch(kiosk, "There is a problem or bad news");
      look(kiosk, "find-trouble-en", "What has happened?");
      see(kiosk, "kiosk-answer-none").click();
      assertThat(kiosk.locator(".tools")).containsText("called");
      touch(kiosk, "My relative abroad is ill or has died");
      see(kiosk, "kiosk-direct");
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static void begin(Page kiosk, String language) {
    see(kiosk, "kiosk-start").click();
    see(kiosk, "kiosk-lang-" + language).click();
    see(kiosk, "kiosk-find");
    look(kiosk, "find-entry-" + language, language.equals("id") ? "Bantu saya" : "Help me");
    see(kiosk, "kiosk-find").click();
  }

  private static void touch(Page kiosk, String words) {
    kiosk.getByText(words).click();
  }
}
