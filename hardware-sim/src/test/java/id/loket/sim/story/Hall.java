package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.sim.demo.DemoFile;
import id.loket.sim.demo.DemoOffice;
import id.loket.sim.screens.Axe;
import id.loket.sim.screens.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A whole office with a real Chromium in front of it. Collects what the browser's console says. */
final class Hall implements AutoCloseable {
  private static final Path SCREENS = Path.of("target", "screens");

  static final List<String> UNSUR =
      List.of(
          "PERSYARATAN",
          "PROSEDUR",
          "WAKTU",
          "BIAYA",
          "PRODUK",
          "KOMPETENSI",
          "PERILAKU",
          "PENGADUAN",
          "SARPRAS");

  /** What earlier visitors wrote. */
  static final String COMMENT = "Ruang tunggu panas. Mohon kipas angin.";

  private final Path folder;
  private final DemoOffice office;
  private final Playwright playwright;
  private final Browser browser;
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();

  private Hall(Path folder, DemoOffice office) throws IOException {
    this.folder = folder;
    this.office = office;
    Files.createDirectories(SCREENS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = launched(playwright, Map.of());
  }

  /**
   * Debian's Chromium.
   *
   * @param environment what it finds besides what this Java has
   */
  static Browser launched(Playwright playwright, Map<String, String> environment) {
    Map<String, String> all = new LinkedHashMap<>(System.getenv());
    all.putAll(environment);
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(Chromium.headless())
                .setEnv(all)
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--autoplay-policy=no-user-gesture-required",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--host-resolver-rules=MAP *.kantor.test 127.0.0.1")));
  }

  static Hall open() throws Exception {
    Path folder = Files.createTempDirectory("loket-story");
    return new Hall(folder, DemoOffice.start(wish(folder)));
  }

  /** An office whose head finds the quarter before, as in the demo. */
  static Hall openWithPast() throws Exception {
    Path folder = Files.createTempDirectory("loket-story");
    return new Hall(folder, DemoOffice.start(wish(folder).withPast()));
  }

  private static DemoOffice.Wish wish(Path folder) {
    return DemoOffice.Wish.quiet(folder.resolve("data"), WallClock.clock());
  }

  DemoOffice office() {
    return office;
  }

  /** The folder of the office's data. */
  Path data() {
    return folder.resolve("data");
  }

  DemoFile file() {
    return office.file();
  }

  /** Opens a screen at its address from {@code demo.json}, in a browser profile of its own. */
  Page screen(String name, int width, int height) {
    return open(name, file().screens().get(name), width, height);
  }

  Page open(String name, String address, int width, int height) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, height).setLocale("id-ID"));
    context.addInitScript(Windows.WALL_CLOCK);
    Page page = context.newPage();
    page.setDefaultTimeout(20_000);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(name + ": " + message.text() + " " + message.location());
          }
        });
    page.onPageError(error -> complaints.add(name + ": " + error));
    page.navigate(address);
    pages.put(name, page);
    return page;
  }

  void login(Page page, String role, String user) {
    DemoFile.Account account = account(role, user);
    page.getByTestId("login-user").fill(account.user());
    page.getByTestId("login-password").fill(account.password());
    page.getByTestId("login-send").click();
  }

  /** Some visitors before ours, at loket 4, who all answer the same; over the public API. */
  void earlierVisitorsAnswer(int visitors, int answer) throws Exception {
    Client kiosk = enrolled(ScreenKind.KIOSK);
    Client officer = enrolled(ScreenKind.DESK);
    DemoFile.Account account = account("OFFICER", "petugas4");
    officer.login(account.user(), account.password());
    officer.post("/api/v1/counters/4/take").ok();
    Map<String, Integer> answers =
        UNSUR.stream().collect(Collectors.toMap(key -> key, key -> answer));
    for (int i = 0; i < visitors; i++) {
      String token = kiosk.post("/api/v1/tickets", "service", "GTOG").ok().get("token").asText();
      for (String step : List.of("call-next", "start", "finish")) {
        officer.post("/api/v1/counters/4/" + step).ok();
      }
      String survey =
          kiosk
              .picture(
                  "/api/v1/status/" + token + "/live",
                  status -> !status.path("survey").asText("").isEmpty())
              .get("survey")
              .asText();
      kiosk
          .post("/api/v1/surveys/" + survey + "/answers", "answers", answers, "comment", COMMENT)
          .ok();
    }
  }

  Client enrolled(ScreenKind kind) throws Exception {
    String code =
        office
            .server()
            .screens()
            .newCode(
                new Screens.Code(kind, kind + " uji", List.of(), ""), 1, Duration.ofMinutes(1));
    Client screen = Client.of(office.server().port());
    screen.enrol(code);
    return screen;
  }

  /** The only station of this office. */
  String stationId() {
    return office.server().screens().all().stream()
        .map(one -> one.screen())
        .filter(one -> one.kind() == ScreenKind.STATION)
        .findFirst()
        .orElseThrow()
        .id();
  }

  DemoFile.Account account(String role, String user) {
    return file().accounts().stream()
        .filter(one -> one.role().equals(role) && (user.isEmpty() || one.user().equals(user)))
        .findFirst()
        .orElseThrow();
  }

  /** Everything that a browser wrote as an error or warning so far. */
  List<String> complaints() {
    return complaints;
  }

  static Locator see(Page page, String testId) {
    Locator found = page.getByTestId(testId).first();
    found.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    return found;
  }

  /**
   * A picture of the screen, and no violation nor doubt of the accessibility rules (A, AA, AAA).
   */
  static void look(Page page, String name, String expected) {
    String content = page.locator("body").innerText();
    if (!content.contains(expected)) {
      throw new AssertionError(name + " does not show \"" + expected + "\" but: " + content);
    }
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
    assertEquals(List.of(), Axe.faults(page), name);
  }

  @Override
  public void close() throws IOException {
    browser.close();
    playwright.close();
    office.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
