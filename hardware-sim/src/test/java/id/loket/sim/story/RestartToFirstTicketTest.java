package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import id.loket.server.Client;
import id.loket.server.Server;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.sim.screens.Chromium;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes and comes again: server and kiosk are killed, start, and a visitor takes a number
 * before anybody has touched a keyboard.
 */
class RestartToFirstTicketTest {
  private static final int TURNS = Integer.getInteger("restarts", 2);
  private static final Pattern SETUP_CODE = Pattern.compile("setup code (\\w+)");

  @TempDir private static Path folder;

  private Process server;
  private int port;

  @Test
  void afterAPowerCutTheKioskGivesTheNextNumberByItself() throws Exception {
    settle();
    startServer();
    awaitHealthy();
    Cookie kiosk = enrolKiosk(setupCode());
    try (KioskBrowser first = KioskBrowser.open(folder.resolve("profile"))) {
      first.context().addCookies(List.of(kiosk));
      assertEquals("R001", takeNumber(first));
    }

    for (int turn = 1; turn <= TURNS; turn++) {
      server.destroyForcibly().waitFor();
      long began = System.nanoTime();
      startServer();
      awaitHealthy();
      double healthy = secondsSince(began);
      try (KioskBrowser again = KioskBrowser.open(folder.resolve("profile"))) {
        assertEquals("R%03d".formatted(turn + 1), takeNumber(again));
        System.out.printf(
            "restart: server answers after %.1f s, the visitor's number stands on the kiosk after"
                + " %.1f s%n",
            healthy, secondsSince(began));
      }
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.destroyForcibly().waitFor();
    }
  }

  /** A port of its own, since a kiosk comes back to the address that it knows. */
  private void settle() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path catalogue = folder.resolve("catalogue.json");
    Files.writeString(catalogue, CatalogueFile.write(AlwaysOpen.catalogue()));
    Files.writeString(
        folder.resolve("server.conf"),
        "host = \"127.0.0.1\"%nport = %d%ndata = \"%s\"%ncatalogue = \"%s\"%n"
            .formatted(port, folder.resolve("data"), catalogue));
  }

  private void startServer() throws IOException {
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                "--config",
                folder.resolve("server.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
  }

  private void awaitHealthy() throws Exception {
    Client nobody = Client.of(port);
    while (true) {
      try {
        if (nobody.get("/healthz").status() == 200) {
          return;
        }
      } catch (ConnectException e) {
        if (!server.isAlive()) {
          throw new IllegalStateException(Files.readString(folder.resolve("server.log")), e);
        }
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** It is printed after the server answers already. */
  private String setupCode() throws IOException {
    while (true) {
      Matcher said = SETUP_CODE.matcher(Files.readString(folder.resolve("server.log")));
      if (said.find()) {
        return said.group(1);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  private Cookie enrolKiosk(String setupCode) throws Exception {
    Client admin = Client.of(port);
    String password = "tiga kata aneh";
    admin
        .post(
            "/api/v1/setup",
            "code",
            setupCode,
            "user",
            "admin",
            "name",
            "Admin",
            "password",
            password)
        .ok();
    admin.login("admin", password);
    String code =
        admin
            .post("/api/v1/enrolment-codes", "kind", "KIOSK", "name", "Kiosk")
            .ok()
            .get("code")
            .asText();
    String token = Client.of(port).post("/api/v1/enrol", "code", code).ok().get("token").asText();
    return new Cookie("loket_device", token)
        .setUrl("http://127.0.0.1:" + port)
        .setHttpOnly(true)
        .setExpires(System.currentTimeMillis() / 1e3 + 86_400);
  }

  private String takeNumber(KioskBrowser browser) {
    Page page = browser.context().pages().get(0);
    page.navigate("http://127.0.0.1:" + port + "/kiosk/");
    for (String button :
        List.of("kiosk-start", "kiosk-lang-id", "kiosk-service-REENTRY", "kiosk-take")) {
      page.getByTestId(button).click();
    }
    return page.getByTestId("kiosk-number").innerText().strip();
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /** A browser with the profile that it had before, as a kiosk's starts. */
  private record KioskBrowser(Playwright playwright, BrowserContext context)
      implements AutoCloseable {
    static KioskBrowser open(Path profile) {
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      var options =
          new BrowserType.LaunchPersistentContextOptions()
              .setExecutablePath(Chromium.whole())
              .setViewportSize(1080, 1920)
              .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"));
      return new KioskBrowser(
          playwright, playwright.chromium().launchPersistentContext(profile, options));
    }

    @Override
    public void close() {
      context.close();
      playwright.close();
    }
  }
}
