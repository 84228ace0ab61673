package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import id.loket.server.Client;
import id.loket.server.web.ScreenKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The guide as a technician reads it, and the pictures of screens in it; {@code -Dguide.pictures=}
 * and an absolute folder takes those anew.
 */
class GuideOnScreensTest {
  private static final String PICTURES = System.getProperty("guide.pictures", "");
  private static final String WIDER_THAN_THE_WINDOW =
      "() => document.documentElement.scrollWidth > window.innerWidth";
  private static final String AS_WEBP =
      """
      async (png) => {
        const image = new Image();
        image.src = 'data:image/png;base64,' + png;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        canvas.getContext('2d').drawImage(image, 0, 0);
        return canvas.toDataURL('image/webp', 0.6).replace('data:image/webp;base64,', '');
      }
      """;

  @Test
  void theGuideIsReadOnScreenPhoneAndPaperWithoutAnAccount() throws Exception {
    try (Hall hall = Hall.open()) {
      String guide = "http://127.0.0.1:" + hall.office().server().port() + "/guide/";
      Page page = hall.open("guide", guide, 1280, 800);
      look(page, "guide-contents", "Panduan pemasangan");
      for (String chapter : List.of("printer", "fingerprint", "heights", "debian", "bad-day")) {
        page.navigate(guide + chapter);
        see(page, "guide");
        for (int width : List.of(1280, 390)) {
          page.setViewportSize(width, 844);
          look(page, "guide-" + chapter + "-" + width, "Bantuan");
          assertEquals(false, page.evaluate(WIDER_THAN_THE_WINDOW), chapter + " at " + width);
        }
      }

      page.navigate(guide + "print");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertTrue(page.locator("main").innerText().contains("Kertas habis."));
      assertEquals(0, page.locator(".beside:visible, .head:visible").count());
      byte[] paper = page.pdf(new Page.PdfOptions().setPath(Path.of("target/screens/guide.pdf")));
      assertTrue(paper.length > 100_000, paper.length + " bytes");
      assertEquals(List.of(), hall.complaints());
    }
  }

  @Test
  void standardsAreReadByEverybodyAndTheirRemarksByThoseWhoDecide() throws Exception {
    try (Hall hall = Hall.open()) {
      String standards = "http://127.0.0.1:" + hall.office().server().port() + "/standard/";
      Page page = hall.open("standard", standards, 1280, 800);
      look(page, "standards", "Verifikasi Dokumen PMI Re-entry");
      page.getByText("Verifikasi Dokumen PMI Re-entry").click();
      for (int width : List.of(1280, 390)) {
        page.setViewportSize(width, 844);
        look(page, "standard-" + width, "melalui Komputer Anjungan Informasi Mandiri");
        assertEquals(false, page.evaluate(WIDER_THAN_THE_WINDOW), "at " + width);
      }
      page.navigate(standards + "print");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertEquals(0, page.locator(".head:visible").count());
      page.pdf(new Page.PdfOptions().setPath(Path.of("target/screens/standards.pdf")));

      Page admin = hall.screen("admin", 1366, 900);
      hall.login(admin, "ADMINISTRATOR", "");
      admin.navigate(admin.url().replaceFirst("#.*|$", "#catalogue"));
      see(admin, "admin-standard-remarks");
      look(admin, "admin-standards", "tertulis 5 orang, rinciannya 6 orang");
      assertEquals(List.of(), hall.complaints());
    }
  }

  @Test
  void whatIsWrongLeadsToItsLineAndThePicturesShowWhatTheGuideSays() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 900, 1200);
      see(kiosk, "kiosk-start");
      take(kiosk, "screen-kiosk");
      Page board = hall.screen("board", 1100, 620);
      see(board, "board");
      somebodyIsCalled(hall);
      take(board, "screen-board");
      Page health = hall.screen("health", 1024, 760);
      hall.login(health, "TECHNICIAN", "");
      see(health, "health-verdict");
      take(health, "screen-health");
      Page admin = hall.open("admin", hall.file().screens().get("admin"), 1100, 800);
      hall.login(admin, "ADMINISTRATOR", "");
      see(admin, "admin-section-devices").click();
      take(admin, "screen-admin");

      hall.office().printer().orElseThrow().controls().set("paperEnd", true);
      see(health, "health-row-device." + hall.stationId() + ".printer");
      take(health, "screen-health-bad");
      see(health, "health-guide-device." + hall.stationId() + ".printer").click();
      see(health, "guide");
      assertTrue(health.url().endsWith("/guide/printer#device.PRINTER.PAPER_OUT"), health.url());
      assertTrue(health.locator("tr:target").innerText().contains("Pasang gulungan baru"));
      look(health, "guide-row", "Kertas habis");
      assertEquals(List.of(), hall.complaints());
    }
  }

  private static void somebodyIsCalled(Hall hall) throws Exception {
    Client kiosk = hall.enrolled(ScreenKind.KIOSK);
    Client officer = hall.enrolled(ScreenKind.DESK);
    officer.login("petugas4", hall.account("OFFICER", "petugas4").password());
    officer.post("/api/v1/counters/4/take").ok();
    for (int i = 0; i < 4; i++) {
      kiosk.post("/api/v1/tickets", "service", "GTOG").ok();
    }
    officer.post("/api/v1/counters/4/call-next").ok();
  }

  /** The screen shows what the guide says of it; the picture is kept if that is wanted. */
  private static void take(Page page, String name) throws IOException {
    page.getByText(titleOf(name)).first().waitFor();
    if (PICTURES.isEmpty()) {
      return;
    }
    page.waitForTimeout(1_500);
    String png = Base64.getEncoder().encodeToString(page.screenshot());
    Page paper = page.context().newPage();
    String webp = (String) paper.evaluate(AS_WEBP, png);
    paper.close();
    Files.write(Path.of(PICTURES, name + ".webp"), Base64.getDecoder().decode(webp));
  }

  /** What is to be seen on it, as the guide names it. */
  private static String titleOf(String name) throws IOException {
    StringBuilder guide = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("../server/docs/guide"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
        guide.append(Files.readString(file));
      }
    }
    return Pattern.compile("pictures/" + name + "\\.webp \"([^\"]+)\"")
        .matcher(guide)
        .results()
        .map(one -> one.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the guide shows no " + name));
  }
}
