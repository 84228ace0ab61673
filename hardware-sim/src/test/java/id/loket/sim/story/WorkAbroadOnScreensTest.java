package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import id.loket.server.Client;
import id.loket.server.Footprints;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Annex VI, steps 5 to 9, as people meet it: work abroad is put down, read at the kiosk, wished for
 * at the loket, found to fit, and somebody is called and lets go again.
 */
class WorkAbroadOnScreensTest {
  private static final String NAME = "Kenanga Wulandari";
  private static final String PHONE = "0812-9900-9911";

  private static final Map<String, String> OFFER =
      Map.of(
          "position", "Perawat lansia",
          "country", "Jepang",
          "sector", "Kesehatan",
          "employer", "PT Contoh Penempatan",
          "sourceName", "Jobsinfo KP2MI",
          "reference", "99/2026",
          "places", "12",
          "until", WallClock.DAY.plusDays(30).toString());

  @Test
  void workIsPutDownReadWishedForAndSomebodyIsCalledAndLetsGo() throws Exception {
    try (Hall hall = Hall.open()) {
      Page head = hall.screen("vacancies", 1366, 768);
      hall.login(head, "HEAD", "");
      see(head, "vacancies-none");
      see(head, "vacancies-new").locator("summary").click();
      OFFER.forEach((name, words) -> head.locator("#" + name + "-new").fill(words));
      see(head, "vacancies-verified-new").check();
      look(head, "vacancies-new", "Nama saya tercatat sebagai pemeriksa");
      see(head, "vacancies-save-new").click();
      assertThat(see(head, "vacancies-done")).containsText("Perawat lansia sudah tampil di kiosk");
      assertThat(see(head, "vacancies-1")).containsText("Jobsinfo KP2MI, 99/2026");

      readAtTheKiosk(hall);
      wishedForAtTheLoket(hall);

      Page page = hall.screen("vacancies", 1366, 768);
      hall.login(page, "SUPERVISOR", "");
      assertThat(see(page, "vacancies-fits-1")).containsText("Cocok: 1 orang");
      assertFalse(page.content().contains(NAME), "nobody is read unasked");
      see(page, "vacancies-show-1").click();
      assertThat(see(page, "vacancies-seeker")).containsText(PHONE);
      page.getByLabel("Hasilnya").selectOption("NOT_REACHED");
      see(page, "vacancies-contact").click();
      assertThat(page.locator(".contacts")).containsText("tidak tersambung");
      look(page, "vacancies", "1 belum terhubungi");
      assertEquals(List.of(), Footprints.of(hall.data(), NAME, PHONE), "words on the disk");
      rights(hall);
      see(page, "vacancies-seeker-withdraw").click();
      assertThat(see(page, "vacancies-done")).containsText("Datanya sudah dihapus");
      assertThat(see(page, "vacancies-fits-1")).containsText("Cocok: 0 orang");
      assertFalse(page.content().contains(NAME));

      see(head, "vacancies-withdraw-1").click();
      head.locator("#reason-1").fill("Kuota penuh");
      see(head, "vacancies-withdraw-now-1").click();
      see(head, "vacancies-none");
      see(head, "vacancies-past").locator("summary").first().click();
      see(head, "vacancies-1").locator("summary").click();
      look(head, "vacancies-past", "Kuota penuh");
      assertEquals(List.of(), hall.complaints());
    }
  }

  /** Of somebody who has not signed the guest book. */
  private static void rights(Hall hall) throws Exception {
    Page page = hall.screen("vacancies", 1366, 768);
    hall.login(page, "HEAD", "");
    page.getByLabel("Cari sebagian nama").fill("9900-9911");
    see(page, "vacancies-find").click();
    see(page, "vacancies-seeker");
    look(page, "vacancies-rights", "Salinan data");
    see(page, "vacancies-seeker-correct").click();
    look(page, "vacancies-correct", "Tulisan baru menggantikan yang lama");
    page.locator("#correct-phone").fill("0812-9900-9922");
    see(page, "vacancies-correct-send").click();
    assertThat(see(page, "vacancies-seeker")).containsText("0812-9900-9922");
    assertThat(see(page, "vacancies-seeker")).containsText("dikoreksi");
    see(page, "vacancies-seeker-own-data").click();
    page.waitForDownload(() -> see(page, "vacancies-ASKED_IN_PERSON").click());
    assertThat(see(page, "vacancies-done")).containsText("Salinan data sudah dibuat");
    see(page, "vacancies-seeker-restrict").click();
    look(page, "vacancies-restrict", "Pasal 11");
    see(page, "vacancies-restrict-ASKED_BY_PERSON").click();
    assertThat(see(page, "vacancies-hidden")).containsText("Nomor ");
    assertThat(see(page, "vacancies-fits-1")).containsText("Cocok: 0 orang");
    look(page, "vacancies-hidden", "Dibatasi: 1 pendaftaran");
    assertFalse(page.content().contains(NAME), "no word of whom it concerns");
    see(page, "vacancies-seeker-lift").click();
    assertThat(see(page, "vacancies-fits-1")).containsText("Cocok: 1 orang");
  }

  /** Words are the office's, and as long as they may be. */
  @Test
  void theLongestWordsFitTheKioskAndASecondPageIsTurnedTo() throws Exception {
    try (Hall hall = Hall.open()) {
      Client head = hall.enrolled(ScreenKind.DESK);
      head.login(hall.account("HEAD", "").user(), hall.account("HEAD", "").password());
      for (int i = 0; i < 7; i++) {
        head.post("/api/v1/vacancies", "vacancy", longest(), "verified", true).expect(201);
      }
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start").click();
      see(kiosk, "kiosk-lang-en").click();
      see(kiosk, "kiosk-vacancies").click();
      see(kiosk, "kiosk-vacancy-7");
      assertFits(kiosk);
      see(kiosk, "kiosk-vacancies-next").click();
      see(kiosk, "kiosk-vacancy-1").click();
      see(kiosk, "kiosk-vacancy-card");
      assertFits(kiosk);
    }
  }

  private static Map<String, Object> longest() {
    String words = "Perawat lansia berpengalaman di panti jompo dengan ijazah ".repeat(3);
    Map<String, Object> source =
        Map.of(
            "name", words.substring(0, 80).strip(),
            "reference", "9".repeat(60),
            "link", "https://a.example/" + "x".repeat(180));
    return Map.of(
        "country", words.substring(0, 60).strip(),
        "sector", words.substring(0, 60).strip(),
        "position", words.substring(0, 80).strip(),
        "places", 9999,
        "employer", words.substring(0, 80).strip(),
        "source", source,
        "until", WallClock.DAY.plusDays(300).toString());
  }

  /** On the usual screens, in both sizes of text. */
  private static void assertFits(Page kiosk) {
    for (int[] size : List.of(new int[] {1080, 1920}, new int[] {1366, 768})) {
      kiosk.setViewportSize(size[0], size[1]);
      for (String text : List.of("usual", "large")) {
        String what = size[0] + " " + text;
        kiosk.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/work-" + size[0] + text + ".png")));
        assertEquals(List.of(), kiosk.evaluate(KioskFitsTest.MISFITS), what);
        see(kiosk, "kiosk-large").click();
      }
    }
    kiosk.setViewportSize(1080, 1920);
  }

  private static void readAtTheKiosk(Hall hall) {
    Page kiosk = hall.screen("kiosk", 1080, 1920);
    see(kiosk, "kiosk-start").click();
    see(kiosk, "kiosk-lang-id").click();
    assertThat(see(kiosk, "kiosk-vacancies")).containsText("1 lowongan kerja luar negeri");
    look(kiosk, "kiosk-services-with-work", "lowongan kerja");
    see(kiosk, "kiosk-vacancies").click();
    see(kiosk, "kiosk-vacancy-1");
    look(kiosk, "kiosk-vacancies", "Perawat lansia");
    see(kiosk, "kiosk-vacancy-1").click();
    assertThat(see(kiosk, "kiosk-vacancy-card")).containsText("Jobsinfo KP2MI, 99/2026");
    look(kiosk, "kiosk-vacancy", "Berlaku sampai 23 Desember 2026");
    see(kiosk, "kiosk-vacancy-print").click();
    assertThat(see(kiosk, "kiosk-vacancy-print")).containsText("Silakan ambil kertas");
    kiosk.setViewportSize(1920, 1080);
    look(kiosk, "kiosk-vacancy-landscape", "Diperiksa kantor ini");
    kiosk.setViewportSize(1080, 1920);
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-lang-en").click();
    see(kiosk, "kiosk-vacancies").click();
    see(kiosk, "kiosk-vacancy-1").click();
    see(kiosk, "kiosk-vacancy-card");
    look(kiosk, "kiosk-vacancy-en", "Valid until 23 December 2026");
  }

  private static void wishedForAtTheLoket(Hall hall) throws Exception {
    Client taking = hall.enrolled(ScreenKind.KIOSK);
    taking.post("/api/v1/tickets", "service", "INFORMASI").ok();
    Page console = hall.screen("console", 1366, 768);
    hall.login(console, "OFFICER", "petugas5");
    see(console, "console-take-5").click();
    see(console, "console-call-next").click();
    see(console, "console-start").click();
    see(console, "console-seeker").click();
    see(console, "console-seeker-agrees");
    look(console, "console-seeker", "I agree that my name");
    console.locator("#seeker-name").fill(NAME);
    console.locator("#seeker-phone").fill(PHONE);
    console.locator("#seeker-country-0").fill("jepang");
    see(console, "console-seeker-agrees").check();
    see(console, "console-seeker-note").click();
    assertThat(see(console, "console-seeker-entered")).containsText("1 lowongan cocok: 1");
    assertFalse(console.content().contains(NAME), "what was typed does not stay");
    look(console, "console-seeker-entered", "Persetujuan ditarik");
    see(console, "console-seeker-close").click();
  }
}
