package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.loket.kiosk.screen.BrowserPolicy;
import id.loket.kiosk.screen.ScreenCommand;
import id.loket.kiosk.screen.ScreenSettings;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The browser's own word on the policy of a locked screen: a name that it doesn't know does
 * nothing.
 */
class LockedPolicyTest {
  private static final String ROWS =
      """
      () => {
        const rows = [];
        const look = (root) => {
          for (const one of root.querySelectorAll('*')) {
            if (one.tagName === 'POLICY-ROW') {
              const said = (part) => one.shadowRoot.querySelector(`.policy.row .${part}`)?.textContent.trim();
              rows.push(`${said('name')}: ${said('messages')}`);
            }
            if (one.shadowRoot) look(one.shadowRoot);
          }
        };
        look(document);
        return rows.filter((row) => !row.endsWith('Not set.'));
      }
      """;

  @TempDir private Path folder;

  @Test
  void eachLineIsKnownToTheBrowserAndTaken() throws Exception {
    ObjectNode policy = shipped();
    // Under these two nobody could look; both are in the list of chrome://policy of any Chromium.
    policy.remove(List.of("DeveloperToolsAvailability", "RemoteDebuggingAllowed"));
    policy.withArray("URLAllowlist").add("chrome://policy");
    policy.put("PlantedPolicy", true);
    Path managed = Files.createDirectories(folder.resolve("etc/policies/managed"));
    Files.writeString(managed.resolve("loket-screen.json"), policy.toString());

    List<String> rows = rows();

    List<String> missing = new ArrayList<>();
    policy
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!rows.contains(name + ": OK") && !rows.contains(name + ": Deprecated")) {
                missing.add(name);
              }
            });
    assertEquals(List.of("PlantedPolicy"), missing, rows.toString());
    assertTrue(rows.size() > 40, rows.toString());
  }

  /** Told by nobody but the line of its settings. */
  @Test
  void aScreenTrustsTheOfficeThatItsEnrolmentCodeNamesAndNoOther() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      office.encrypt(WallClock.ofTheMachine());
      office.restart();
      String code =
          office
              .administrator()
              .post("/api/v1/enrolment-codes", "kind", "KIOSK", "name", "Kiosk 1")
              .ok()
              .get("stationCode")
              .asText();
      String address = "https://localhost:" + office.server().encryptedPort().orElseThrow();
      Path managed = Files.createDirectories(folder.resolve("etc/policies/managed"));
      Path policy = managed.resolve("loket-screen.json");

      char other = code.endsWith("A") ? 'B' : 'A';
      assertEquals(1, policy(policy, address, code.substring(0, code.length() - 1) + other));
      assertFalse(Files.exists(policy));
      assertEquals(0, policy(policy, address, code));
      ObjectNode text = (ObjectNode) new ObjectMapper().readTree(policy.toFile());
      text.remove(List.of("DeveloperToolsAvailability", "RemoteDebuggingAllowed"));
      Files.writeString(policy, text.toString());

      String enrol = address + "/kiosk/#enrol=" + code.replaceAll("[^0-9A-Z]", "").substring(0, 10);
      try (Playwright playwright = playwright();
          BrowserContext browser = browser(playwright)) {
        browser.addInitScript(Windows.WALL_CLOCK);
        Page page = browser.pages().get(0);
        page.setDefaultTimeout(60_000);
        page.navigate(enrol);
        Hall.see(page, "kiosk-start");
      }

      // The code is spent and gone from the settings; the office is still the one.
      assertEquals(0, policy(policy, address, ""));
      assertTrue(Files.readString(policy).contains("CACertificates"));
    }
  }

  private int policy(Path policy, String server, String code) throws Exception {
    Path file = folder.resolve("screen.conf");
    Files.writeString(
        file,
        "server = \""
            + server
            + "\"\npage = kiosk\ndata = x\n"
            + (code.isEmpty() ? "" : "enrolment-code = \"" + code + "\"\n"));
    return new CommandLine(new ScreenCommand())
        .execute("--config", file.toString(), "--policy", policy.toString());
  }

  private ObjectNode shipped() throws Exception {
    Path file = folder.resolve("screen.conf");
    Files.writeString(file, "server = \"http://kantor.test:7070\"\npage = kiosk\ndata = x\n");
    String text = BrowserPolicy.of(ScreenSettings.read(file), Path.of("/opt/waiting.html"));
    return (ObjectNode) new ObjectMapper().readTree(text);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    environment.put("CHROMIUM_SETTINGS", folder.resolve("etc").toString());
    environment.put("CHROMIUM_SAYS", folder.resolve("says.txt").toString());
    return environment;
  }

  private Playwright playwright() {
    return Playwright.create(new Playwright.CreateOptions().setEnv(environment()));
  }

  private BrowserContext browser(Playwright playwright) {
    return playwright
        .chromium()
        .launchPersistentContext(
            folder.resolve("profile"),
            new BrowserType.LaunchPersistentContextOptions()
                .setExecutablePath(LockedScreen.WRAPPER)
                .setEnv(environment())
                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  @SuppressWarnings("unchecked")
  private List<String> rows() {
    try (Playwright playwright = playwright();
        BrowserContext browser = browser(playwright)) {
      Page page = browser.pages().get(0);
      page.navigate("chrome://policy/");
      page.locator("policy-row").nth(40).waitFor();
      return (List<String>) page.evaluate(ROWS);
    }
  }
}
