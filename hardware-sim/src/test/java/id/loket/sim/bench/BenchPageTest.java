package id.loket.sim.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import id.loket.sim.camera.VirtualCamera;
import id.loket.sim.io.VirtualLamp;
import id.loket.sim.printer.PrinterModel;
import id.loket.sim.printer.PrinterSetup;
import id.loket.sim.printer.VirtualTicketPrinter;
import id.loket.sim.screens.Axe;
import id.loket.sim.screens.Chromium;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bench in a real Chromium; screenshots of its states are written to target/screenshots. */
class BenchPageTest {
  private static final String SLIP =
      "\u001b@\u001ba\u0001\u001bE\u0001BP3MI Jawa Barat\n\u001bE\0\nNomor antrean Anda\n"
          + "\u001d!\u0066%s\n\u001d!\0\u001bE\u0001Pengajuan PMI Re-entry\n\u001bE\0"
          + "21 November 2026 09.15 WIB\n3 orang di depan Anda\nPerkiraan 5-10 menit\n\u001ba\0"
          + "--------------------------------\n- Paspor asli\n- Perjanjian kerja\n\u001ba\u0001"
          + "\u001d(k\4\0001A2\0\u001d(k\3\0001C\5\u001d(k\3\0001E1\u001d(k\053\0001P0"
          + "https://antre.example.go.id/t/Zk3vQ1o9X7\u001d(k\3\0001Q0\n";
  private static final String CUT = "\u001dVB\0";

  private static Playwright playwright;
  private static Browser browser;
  private final List<String> console = new ArrayList<>();
  private VirtualTicketPrinter printer;
  private Bench bench;
  private Page page;

  @BeforeAll
  static void startBrowser() {
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Chromium.headless())
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
  }

  @AfterAll
  static void stopBrowser() {
    browser.close();
    playwright.close();
  }

  @BeforeEach
  void open() throws IOException {
    printer =
        VirtualTicketPrinter.start(
            PrinterSetup.of("kiosk-1", PrinterModel.MM58, "127.0.0.1:0").withInstantPrinting());
    bench = new Bench(List.of(printer)).start("127.0.0.1", 0);
    page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(1440, 1200)
                .setReducedMotion(ReducedMotion.REDUCE));
    page.onConsoleMessage(message -> console.add(message.type() + " " + message.text()));
    page.onPageError(error -> console.add("page " + error));
    page.navigate("http://bench.localhost:" + bench.port() + "/");
  }

  @AfterEach
  void close() {
    page.close();
    bench.close();
    printer.close();
  }

  @Test
  void anEmptyBenchSaysWhatItIsAndWhereThePrinterListens() {
    assertThat(page.getByText("SIMULASI", new Page.GetByTextOptions().setExact(true))).isVisible();
    assertThat(page.locator("header code")).hasText(printer.address());
    assertThat(page.getByText("Belum ada slip.")).isVisible();
    assertThat(page.locator("#link")).hasText("Langsung");
    shows("bench-empty");
  }

  @Test
  void slipsComeOutOnThePageAndTheHangingPaperGrows() throws IOException {
    try (Socket host = new Socket("127.0.0.1", printer.port())) {
      say(host, String.format(SLIP, "R011") + CUT);
      say(host, String.format(SLIP, "G004") + CUT);
      printer.awaitSlips(2, Duration.ofSeconds(10));
      assertThat(page.locator("figure.piece:not(.hanging)")).hasCount(2);
      assertThat(page.locator("figure.piece:not(.hanging) img").first())
          .hasAttribute("alt", Pattern.compile("Slip 2: [\\s\\S]*G004[\\s\\S]*"));

      say(host, "\u001b\u0099\u0010\4\1" + String.format(SLIP, "R012"));
      assertThat(page.getByText("Masih di dalam printer")).isVisible();
      assertThat(page.locator("figure.hanging img"))
          .hasAttribute("alt", Pattern.compile("[\\s\\S]*R012[\\s\\S]*"));
      assertThat(page.locator(".lines .UNKNOWN").first()).containsText("ESC 99");
      assertThat(page.locator(".hex")).not().hasText("Belum ada data.");
      page.waitForFunction(
          "[...document.images].filter(i => i.src).every(i => i.complete && i.naturalWidth > 0)");
      shows("bench-paper");

      say(host, CUT);
      assertThat(page.locator("figure.hanging")).isHidden();
      assertThat(page.locator("figure.piece:not(.hanging)")).hasCount(3);
    }
  }

  @Test
  void eachSwitchOnThePageMovesThePrinterAndThePrinterMovesThePage() {
    Locator cover = control("Penutup terbuka");
    cover.click();
    assertThat(cover).hasAttribute("aria-checked", "true");
    assertEquals(true, printer.controls().value("coverOpen"));
    assertThat(page.locator(".lamps")).containsText("Tidak siap");

    printer.controls().set("paperNearEnd", true);
    assertThat(control("Kertas hampir habis")).hasAttribute("aria-checked", "true");
    printer.controls().set("slow", 960L);
    assertThat(page.getByLabel("Lambat", new Page.GetByLabelOptions().setExact(true)))
        .hasValue("960");
    bench.officeView(
        () ->
            Map.of(
                "devices",
                List.of(
                    Map.of(
                        "name", "Kiosk 1",
                        "device", "printer",
                        "state", "COVER_OPEN",
                        "health", "DOWN",
                        "detail", "kiosk-1")),
                "boards",
                List.of(Map.of("name", "Papan 1", "state", "LIVE", "sound", "ON")),
                "zone",
                "Asia/Makassar"));
    assertThat(page.locator(".office")).containsText("Papan 1");
    assertThat(page.locator(".office")).not().containsText("Makassar");
    shows("bench-faults");

    cover.click();
    assertThat(cover).hasAttribute("aria-checked", "false");
    assertEquals(false, printer.controls().value("coverOpen"));
  }

  @Test
  void aNumberIsTypedInPeaceAndARefusedOneIsExplained() {
    Locator paper = page.getByLabel("Sisa kertas", new Page.GetByLabelOptions().setExact(true));
    Locator field = paper.and(page.locator("input"));
    field.fill("321");
    printer.controls().set("coverOpen", true);
    assertThat(control("Penutup terbuka")).hasAttribute("aria-checked", "true");
    assertThat(field).hasValue("321");
    field.press("Enter");
    assertThat(page.locator(".figures")).containsText("321 mm");
    assertEquals(321L, printer.controls().value("paper"));
  }

  @Test
  void theLampsOfARelayBoardHangBesideThePrinter() throws IOException {
    try (VirtualLamp lamps =
            VirtualLamp.start("loket", "127.0.0.1", 0, 1, List.of("Loket 1", "Loket 2"));
        Bench both = new Bench(List.of(printer, lamps)).start("127.0.0.1", 0);
        Socket host = new Socket("127.0.0.1", URI.create(lamps.address(0)).getPort())) {
      page.navigate("http://bench.localhost:" + both.port() + "/");
      Locator second = page.locator(".bulbs li").nth(1);
      assertThat(second).containsText("Loket 2");
      assertThat(second).containsText("Padam");

      host.getOutputStream().write(HexFormat.of().parseHex("00010000000601050001FF00"));

      assertThat(second).containsText("Menyala");
      assertThat(page.locator(".devices a")).hasCount(2);
      shows("bench-lamps");
    }
  }

  @Test
  void ofManyDevicesOnlyThoseThatNeedAttentionAreOpen() throws IOException {
    try (VirtualLamp one = VirtualLamp.start("satu", "127.0.0.1", 0, 1, List.of("Loket 1"));
        VirtualLamp other = VirtualLamp.start("dua", "127.0.0.1", 0, 1, List.of("Loket 2"));
        Bench many = new Bench(List.of(printer, one, other)).start("127.0.0.1", 0)) {
      page.navigate("http://bench.localhost:" + many.port() + "/");
      assertThat(page.locator(".attention")).containsText("Semua perangkat baik.");
      assertThat(page.locator(".columns").first()).isHidden();
      shows("bench-all-well");

      printer.controls().set("paperEnd", true);
      assertThat(page.locator(".matters li")).hasCount(1);
      assertThat(page.locator(".matters")).containsText("Kertas habis");
      assertThat(page.locator(".attention")).containsText("2 perangkat lain baik");
      assertThat(page.locator(".columns").first()).isVisible();
      assertThat(page.locator(".columns").nth(1)).isHidden();
      shows("bench-attention");

      page.locator(".devices a").nth(1).click();
      assertThat(page.locator(".columns").nth(1)).isVisible();
    }
  }

  @Test
  void somethingIsBrokenWithTheSeedThatIsShownAndAllIsMendedAgain() {
    page.getByLabel("Benih", new Page.GetByLabelOptions().setExact(true)).fill("7");
    page.locator("#random-break").click();
    assertThat(page.locator(".said")).containsText("Benih 7: Printer tiket");
    assertThat(page.locator(".matters li")).hasCount(1);

    page.locator("#random-mend").click();
    assertThat(page.locator(".matters li")).hasCount(0);
    assertThat(page.locator(".said")).isEmpty();
  }

  @Test
  void aFaultOfTheDrawerComesByItselfAndIsTakenBack() {
    page.locator(".drawer summary").click();
    page.locator("#drawer-kiosk-1-fault").selectOption("coverOpen");
    page.locator("#drawer-kiosk-1-probability").fill("1");
    page.locator("#drawer-kiosk-1-lasting").fill("3600");
    shows("bench-drawer");
    page.locator("#drawer-kiosk-1-plan").click();
    assertThat(control("Penutup terbuka")).hasAttribute("aria-checked", "true");
    assertThat(page.locator(".plans li")).containsText("tinggal 2 dari 3 kali");

    page.locator(".plans button").click();
    assertThat(control("Penutup terbuka")).hasAttribute("aria-checked", "false");
    assertThat(page.locator(".plans li")).hasCount(0);
  }

  @Test
  void theLastFramesAreShownInHexAndInWords() throws IOException {
    try (Socket host = new Socket("127.0.0.1", printer.port())) {
      say(host, "\u0010\4\1");
      assertThat(page.locator(".frames .SAID").first()).containsText("keluar");
      assertThat(page.locator(".frames .HEARD").first()).containsText("10 04 01");
      assertThat(page.locator(".frames .HEARD").first()).containsText("bertanya keadaan");
    }
  }

  @Test
  void questionsThatComeAgainAndAgainStandInOneLineThatOpens() throws IOException {
    try (Socket host = new Socket("127.0.0.1", printer.port())) {
      for (int i = 0; i < 20; i++) {
        say(host, "\u0010\4\1");
      }
      Locator folded = page.locator(".lines .FOLDED summary");
      assertThat(folded).hasCount(1);
      assertThat(folded).containsText("status ditanya 20×");
      assertThat(folded.locator("time")).containsText("WIB");

      folded.click();
      assertThat(page.locator(".lines .FOLDED li").first()).containsText("DLE EOT 01");
      assertThat(page.locator(".lines .STATE").first()).containsText("tersambung");
    }
  }

  @Test
  void whatACameraSeesIsShownAlsoWhileNobodyLooksThroughIt() throws IOException {
    try (VirtualCamera camera = VirtualCamera.start("loket-3", "127.0.0.1", 0);
        Bench both = new Bench(List.of(printer, camera)).start("127.0.0.1", 0)) {
      page.navigate("http://bench.localhost:" + both.port() + "/");
      assertThat(page.locator(".lens")).containsText("Wajah buatan nomor 0");
      assertThat(page.locator(".lens img")).hasJSProperty("naturalWidth", 640);
      assertThat(page.locator(".lamps").nth(1)).containsText("Tidak sedang dipakai");

      camera.controls().set("testCard", true);

      assertThat(page.locator(".lens")).containsText("Kartu uji");
      shows("bench-camera");
    }
  }

  @Test
  void aBenchWhoseSimulatorStoppedSaysSo() {
    assertThat(page.locator("#link")).hasText("Langsung");
    bench.close();
    assertThat(page.locator("#link")).hasText("Tidak ada kabar. Simulator mungkin sudah berhenti.");
    page.screenshot(shot("bench-stopped"));
  }

  private Locator control(String label) {
    return page.getByRole(AriaRole.SWITCH)
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator("b", new Page.LocatorOptions().setHasText(label))))
        .first();
  }

  private static void say(Socket host, String bytes) throws IOException {
    host.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Takes the screenshot, and lets axe and the console speak. From the top: where a picture of the
   * whole page was taken scrolled, the next click misses.
   */
  private void shows(String name) {
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(shot(name));
    assertEquals(List.of(), Axe.faults(page));
    assertEquals(List.of(), console);
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions()
        .setFullPage(true)
        .setPath(Path.of("target", "screenshots", name + ".png"));
  }
}
