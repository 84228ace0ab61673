package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Cookie;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser before an encrypted office, which was told whom to trust by the printed sheet. */
class EncryptedScreensTest {
  private static final String KEY_OUT =
      """
      async () => {
        const open = indexedDB.open('loket-key');
        const file = await new Promise((done) => (open.onsuccess = () => done(open.result)));
        const get = file.transaction('keys').objectStore('keys').get('own');
        const key = await new Promise((done) => (get.onsuccess = () => done(get.result)));
        try {
          await crypto.subtle.exportKey('pkcs8', key.privateKey);
          return 'taken out';
        } catch (refused) {
          return refused.name;
        }
      }
      """;

  private OfficeUnderTest office;
  private Playwright playwright;
  private Browser browser;
  @TempDir private Path home;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open();
    office.encrypt(WallClock.ofTheMachine());
    office.restart();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  @AfterEach
  void close() throws Exception {
    playwright.close();
    office.close();
  }

  @Test
  void aBrowserThatFollowedTheSheetTrustsTheOfficeAndNoCopyOfItsCookiesOpensAnything()
      throws Exception {
    browser = Hall.launched(playwright, Map.of("HOME", home.toString()));
    String kiosk = address("localhost", "/kiosk/");
    assertTrue(
        assertThrows(PlaywrightException.class, () -> fresh().navigate(kiosk))
            .getMessage()
            .contains("ERR_CERT_AUTHORITY_INVALID"));
    browser.close();

    followTheSheet();
    browser = Hall.launched(playwright, Map.of("HOME", home.toString()));
    Page screen = fresh();
    String code = office.code(ScreenKind.KIOSK, "Kiosk 1", "");
    screen.navigate(address("localhost", "/kiosk/#enrol=" + code));
    Hall.see(screen, "kiosk-start");

    List<Cookie> cookies = screen.context().cookies();
    assertTrue(cookies.stream().allMatch(one -> one.secure && one.httpOnly), () -> "" + cookies);
    assertTrue(office.administrator().get("/api/v1/devices").ok().at("/0/bound").asBoolean());
    assertEquals("InvalidAccessError", screen.evaluate(KEY_OUT));
    office.restart();
    assertEquals(kiosk, screen.url());
    screen.navigate(address("localhost", "/kiosk/"));
    Hall.see(screen, "kiosk-start");

    Page thief = fresh();
    thief
        .context()
        .addCookies(
            cookies.stream()
                .filter(one -> one.name.equals("loket_device"))
                .map(
                    one ->
                        new Cookie(one.name, one.value)
                            .setUrl(address("localhost", "/"))
                            .setSecure(true))
                .toList());
    thief.navigate(address("localhost", "/kiosk/"));
    Hall.see(thief, "enrol");
    assertFalse(
        thief.context().cookies().stream().anyMatch(one -> one.name.equals("loket_device")));
    Hall.see(screen, "kiosk-start");
  }

  /** As a technician does, with the file and the command that stand on it. */
  private void followTheSheet() throws Exception {
    Page sheet;
    try (Browser plain = Hall.launched(playwright, Map.of("HOME", home.toString()))) {
      sheet = plain.newPage();
      sheet.navigate("http://localhost:" + office.port() + "/certificate/");
      String spelled = Hall.see(sheet, "certificate-fingerprint").innerText().strip();
      String told =
          office
              .administrator()
              .post("/api/v1/enrolment-codes", "kind", "BOARD", "name", "TV")
              .ok()
              .get("fingerprint")
              .asText();
      assertEquals(told, spelled);
      Hall.look(sheet, "certificate", "certutil -d sql:");
    }
    byte[] root = office.nobody().get("/api/v1/authority/loket-kantor.crt").response().body();
    Path file = Files.write(home.resolve("loket-kantor.crt"), root);
    Path known = Files.createDirectories(home.resolve(".pki/nssdb"));
    run("certutil", "-d", "sql:" + known, "-N", "--empty-password");
    run(
        "certutil",
        "-d",
        "sql:" + known,
        "-A",
        "-t",
        "C,,",
        "-n",
        "loket-kantor",
        "-i",
        file.toString());
  }

  private void run(String... command) throws Exception {
    Path said = home.resolve("said.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertEquals(0, process.waitFor(), () -> List.of(command) + ": " + read(said));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  private String address(String host, String path) {
    return "https://" + host + ":" + office.server().encryptedPort().orElseThrow() + path;
  }

  private Page fresh() {
    BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("id-ID"));
    context.addInitScript(Windows.WALL_CLOCK);
    Page page = context.newPage();
    page.setDefaultTimeout(60_000);
    return page;
  }
}
