package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A brochure and the sheet of a country as people meet them: written beside what visitors will see,
 * adopted, read at the kiosk and on a phone in both languages, and withdrawn.
 */
class BrochuresOnScreensTest {
  private static final String TEXT =
      "Bacalah ini **sebelum** berangkat.\n\n# Berkas\n\n- Paspor\n- Visa\n  - salinannya\n\n"
          + "# Biaya\n\n| Untuk | Siapa |\n|---|---|\n| Visa | Pemberi kerja |\n\n"
          + "Lihat [situs contoh](https://a.example/biaya).";

  @Test
  void aBrochureIsWrittenAdoptedReadAndWithdrawn() throws Exception {
    try (Hall hall = Hall.open()) {
      Page head = hall.screen("brochures", 1366, 768);
      hall.login(head, "HEAD", "");
      see(head, "brochures-none");
      see(head, "brochures-new-BROCHURE").click();
      head.locator("#brochure-titleId").fill("Sebelum berangkat");
      head.locator("#brochure-textId").fill("Satu\n<script>alert(1)</script>");
      assertThat(see(head, "brochures-faults-id"))
          .containsText("Baris 2: <script>alert(1)</script> adalah HTML");
      head.locator("#brochure-textId").fill("Satu\n\n![peta](https://a.example/1.png)");
      see(head, "brochures-save").click();
      assertThat(see(head, "brochures-wrong")).containsText("Belum bisa disimpan");
      assertThat(see(head, "brochures-faults-id")).containsText("Baris 3: gambar tidak diterima");
      head.locator("#brochure-textId").fill("a".repeat(65_537));
      assertThat(see(head, "brochures-faults-id")).containsText("Paling banyak 65536 byte (64 kB)");
      head.locator("#brochure-textId").fill("[a](javascript:b)");
      assertThat(see(head, "brochures-faults-id")).containsText("alamat javascript:b tidak");
      look(head, "brochures-fault", "Alamat dimulai dengan https://");
      head.locator("#brochure-textId").fill(TEXT);
      assertThat(see(head, "brochures-preview-id")).containsText("Pemberi kerja");
      assertThat(head.getByTestId("brochures-faults-id").locator("li")).hasCount(0);
      look(head, "brochures-editor", "Yang dilihat pengunjung");
      see(head, "brochures-save").click();
      assertThat(see(head, "brochures-done")).containsText("Pengunjung belum melihatnya");

      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start").click();
      see(kiosk, "kiosk-lang-id").click();
      assertThat(kiosk.getByTestId("kiosk-brochures")).hasCount(0);
      see(kiosk, "kiosk-back").click();
      see(kiosk, "kiosk-back").click();
      see(head, "brochures-adopt-1").click();
      assertThat(see(head, "brochures-done")).containsText("sekarang tampil");
      readAtTheKiosk(kiosk);

      see(head, "brochures-edit-1").click();
      head.locator("#brochure-titleEn").fill("Before you leave");
      head.locator("#brochure-textEn").fill("Read this **before** you leave.");
      see(head, "brochures-save").click();
      see(head, "brochures-adopt-1").click();
      assertThat(see(head, "brochures-done")).containsText("sekarang tampil");
      readInEnglish(kiosk);
      onAPhone(hall);

      see(head, "brochures-1").locator("summary").click();
      see(head, "brochures-open-1-1").click();
      assertThat(head.locator("#brochure-titleEn")).hasValue("");
      see(head, "brochures-close").click();
      see(head, "brochures-close").click();
      see(head, "brochures-withdraw-1").click();
      head.locator("#reason-1").fill("Sudah lama");
      see(head, "brochures-withdraw-now-1").click();
      assertThat(see(head, "brochures-done")).containsText("sudah ditarik");
      head.getByTestId("brochures-1").locator("summary").click();
      look(head, "brochures-history", "Sudah lama");
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static void readAtTheKiosk(Page kiosk) {
    see(kiosk, "kiosk-start").click();
    see(kiosk, "kiosk-lang-id").click();
    see(kiosk, "kiosk-brochures").click();
    look(kiosk, "kiosk-brochures", "Sebelum berangkat");
    see(kiosk, "kiosk-brochure-1").click();
    see(kiosk, "kiosk-brochure-phone");
    look(kiosk, "kiosk-brochure", "Biaya");
    see(kiosk, "kiosk-brochure-print").click();
    assertThat(see(kiosk, "kiosk-brochure-print")).containsText("Silakan ambil kertas");
    see(kiosk, "kiosk-brochure-part-1").click();
    look(kiosk, "kiosk-brochure-list", "salinannya");
    see(kiosk, "kiosk-brochure-next").click();
    assertThat(see(kiosk, "kiosk-brochure-text")).containsText("situs contoh (a.example/biaya)");
    assertThat(kiosk.getByTestId("kiosk-brochure-text").locator("a")).hasCount(0);
    kiosk.setViewportSize(1920, 1080);
    look(kiosk, "kiosk-brochure-table-landscape", "Pemberi kerja");
    see(kiosk, "kiosk-back").click();
    look(kiosk, "kiosk-brochure-landscape", "Biaya");
    kiosk.setViewportSize(1080, 1920);
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-lang-en").click();
    see(kiosk, "kiosk-brochures").click();
    assertThat(see(kiosk, "kiosk-brochure-1")).containsText("Indonesian only");
    see(kiosk, "kiosk-brochure-1").click();
    see(kiosk, "kiosk-brochure-one-language");
    look(kiosk, "kiosk-brochure-only-id", "This page is in Indonesian only.");
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-back").click();
  }

  private static void readInEnglish(Page kiosk) {
    see(kiosk, "kiosk-brochures").click();
    see(kiosk, "kiosk-brochure-1").click();
    assertThat(kiosk.getByTestId("kiosk-brochure-one-language")).hasCount(0);
    see(kiosk, "kiosk-brochure-part-0").click();
    look(kiosk, "kiosk-brochure-en", "before");
  }

  private static void onAPhone(Hall hall) {
    String kiosk = hall.file().screens().get("kiosk");
    Page phone = hall.open("brochure", kiosk.replaceFirst("/kiosk/.*", "/brochure/"), 390, 844);
    phone.locator("a[href='/brochure/1']").click();
    see(phone, "brochure");
    look(phone, "brochure-phone", "Pemberi kerja");
    phone.getByText("English").click();
    look(phone, "brochure-phone-en", "Before you leave");
  }

  /** Of an invented country, which is far behind its check when it is read at last. */
  @Test
  void aCountrySheetHasItsFactsWithTheirSourcesAndIsFoundFromAVacancy() throws Exception {
    try (Hall hall = Hall.open()) {
      Page head = hall.screen("brochures", 1366, 768);
      hall.login(head, "HEAD", "");
      see(head, "brochures-new-COUNTRY").click();
      head.locator("#brochure-country").fill("Negeri Contoh");
      head.locator("#brochure-titleId").fill("Negeri Contoh");
      head.locator("#brochure-titleEn").fill("Sampleland");
      head.locator("#brochure-checkBy").fill(WallClock.DAY.plusDays(90).toString());
      see(head, "brochures-save").click();
      assertThat(see(head, "brochures-wrong")).containsText("paling sedikit satu fakta");
      head.locator("#brochure-EMERGENCY-factId").fill("+99 99 9999, siang dan malam");
      see(head, "brochures-save").click();
      assertThat(see(head, "brochures-wrong")).containsText("sumber, dan hari diperiksa");
      head.locator("#brochure-EMERGENCY-factEn").fill("+99 99 9999, day and night");
      head.locator("#brochure-EMERGENCY-factSource").fill("Surat contoh 99/2026");
      head.locator("#brochure-EMERGENCY-checked").fill(WallClock.DAY.toString());
      look(head, "brochures-sheet", "Perwakilan RI: nomor darurat");
      see(head, "brochures-save").click();
      see(head, "brochures-adopt-1").click();
      assertThat(see(head, "brochures-done")).containsText("sekarang tampil");

      Client desk = hall.enrolled(ScreenKind.DESK);
      desk.login(hall.account("HEAD", "").user(), hall.account("HEAD", "").password());
      desk.post("/api/v1/vacancies", "vacancy", vacancy(), "verified", true).expect(201);
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start").click();
      see(kiosk, "kiosk-lang-en").click();
      see(kiosk, "kiosk-vacancies").click();
      see(kiosk, "kiosk-vacancy-1").click();
      assertThat(see(kiosk, "kiosk-country")).containsText("Sampleland");
      look(kiosk, "kiosk-vacancy-with-country", "About the country");
      see(kiosk, "kiosk-country").click();
      assertThat(see(kiosk, "kiosk-facts")).containsText("+99 99 9999, day and night");
      look(kiosk, "kiosk-country", "Surat contoh 99/2026");
      kiosk.setViewportSize(1366, 768);
      look(kiosk, "kiosk-country-landscape", "Surat contoh 99/2026");
      see(kiosk, "kiosk-back").click();
      see(kiosk, "kiosk-vacancy-card");
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static Map<String, Object> vacancy() {
    return Map.of(
        "country", "negeri contoh",
        "sector", "Kesehatan",
        "position", "Perawat lansia",
        "places", 12,
        "employer", "PT Contoh",
        "source", Map.of("name", "Jobsinfo", "reference", "99/2026", "link", ""),
        "until", WallClock.DAY.plusDays(30).toString());
  }

  /**
   * Six facts and twelve parts with the longest words allowed, and more of them than fit a page.
   */
  @Test
  void theLongestWordsFitTheKiosk() throws Exception {
    try (Hall hall = Hall.open()) {
      Client head = hall.enrolled(ScreenKind.DESK);
      head.login(hall.account("HEAD", "").user(), hall.account("HEAD", "").password());
      for (int i = 1; i <= 8; i++) {
        head.post("/api/v1/brochures", "content", longest(i)).expect(201);
        head.post("/api/v1/brochures/" + i + "/adoption", "version", 1).expect(204);
      }
      head.post("/api/v1/vacancies", "vacancy", vacancy(), "verified", true).expect(201);
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start").click();
      see(kiosk, "kiosk-lang-id").click();
      see(kiosk, "kiosk-brochures");
      see(kiosk, "kiosk-vacancies");
      assertFits(kiosk, "services");
      see(kiosk, "kiosk-brochures").click();
      see(kiosk, "kiosk-brochure-1");
      assertFits(kiosk, "list");
      see(kiosk, "kiosk-brochures-next").click();
      see(kiosk, "kiosk-brochure-7").click();
      see(kiosk, "kiosk-facts");
      assertFits(kiosk, "first");
      see(kiosk, "kiosk-brochure-part-0").click();
      see(kiosk, "kiosk-brochure-text");
      assertFits(kiosk, "part");
      see(kiosk, "kiosk-leaf-down").click();
      kiosk.waitForCondition(
          () -> (Boolean) kiosk.evaluate("document.querySelector('.leaf').scrollTop > 100"));
      see(kiosk, "kiosk-back").click();
      see(kiosk, "kiosk-back").click();
      see(kiosk, "kiosk-brochure-8").click();
      see(kiosk, "kiosk-brochure-part-11");
      assertFits(kiosk, "parts");
    }
  }

  private static Map<String, Object> longest(int at) {
    String words = "Perlindungan menyeluruh bagi pekerja dan keluarganya di negeri ".repeat(5);
    List<Map<String, Object>> facts = new ArrayList<>();
    for (String topic : List.of("WAGE", "HOURS", "PERMIT", "MISSION", "EMERGENCY", "HOTLINE")) {
      facts.add(
          Map.of(
              "topic", topic,
              "words", Map.of("id", words.substring(0, 240).strip(), "en", ""),
              "source", words.substring(0, 160).strip(),
              "checkedOn", WallClock.DAY.toString()));
    }
    String part = "\n\n# " + words.substring(0, 90) + "\n\n" + words.repeat(16);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("kind", "COUNTRY");
    content.put("country", at + words.substring(0, 58).strip());
    content.put("title", Map.of("id", at + words.substring(0, 78).strip(), "en", ""));
    content.put("text", Map.of("id", part.repeat(12), "en", ""));
    content.put("facts", facts);
    content.put("checkBy", WallClock.DAY.plusDays(30).toString());
    if (at == 8) {
      content.putAll(Map.of("kind", "BROCHURE", "country", "", "facts", List.of()));
      content.put("checkBy", null);
    }
    return content;
  }

  /** On the usual screens, in both sizes of text. */
  private static void assertFits(Page kiosk, String page) {
    for (int[] size : List.of(new int[] {1080, 1920}, new int[] {1366, 768})) {
      kiosk.setViewportSize(size[0], size[1]);
      for (String text : List.of("usual", "large")) {
        String what = "brochure-" + page + "-" + size[0] + text;
        kiosk.screenshot(
            new Page.ScreenshotOptions().setPath(Path.of("target/screens/" + what + ".png")));
        assertEquals(List.of(), kiosk.evaluate(KioskFitsTest.MISFITS), what);
        see(kiosk, "kiosk-large").click();
      }
    }
    kiosk.setViewportSize(1080, 1920);
  }
}
