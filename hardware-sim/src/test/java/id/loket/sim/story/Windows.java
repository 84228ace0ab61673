package id.loket.sim.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.loket.server.WallClock;
import id.loket.sim.screens.Chromium;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A real Chromium, each page in a profile of its own. Whatever is not this machine is cut off, and
 * remembered: a hall works without internet.
 */
final class Windows implements AutoCloseable {
  /** Gives a page the time of the office, before its own scripts run. */
  static final String WALL_CLOCK =
      """
      (() => {
        const ahead = %d;
        window.Date = class extends Date {
          constructor(...parts) {
            super(...(parts.length === 0 ? [window.Date.now()] : parts));
          }
          static now() { return super.now() + ahead; }
        };
      })();
      """
          .formatted(WallClock.ahead().toMillis());

  /** Waits until something is to be seen no more. */
  static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  /** Of a machine that has other things to do; only a failure takes as long. */
  private static final double PATIENCE_MILLISECONDS = 60_000;

  private static final String KEPT =
      """
      async (folder) => {
        for (const name of await caches.keys()) {
          if (await (await caches.open(name)).match(folder)) return true;
        }
        return false;
      }
      """;

  private static final String SILENT =
      """
      (() => {
        let touched = false;
        document.addEventListener('click', () => { touched = true; }, true);
        window.AudioContext = class extends AudioContext {
          get state() { return touched ? super.state : 'suspended'; }
          resume() { return touched ? super.resume() : new Promise(() => {}); }
        };
      })();
      """;

  private final Playwright playwright;
  private final Browser browser;
  private String before = "";
  private final List<String> abroad = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Windows(List<String> further) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--host-resolver-rules=MAP *.kantor.test 127.0.0.1, MAP * ~NOTFOUND,"
                    + " EXCLUDE *.localhost, EXCLUDE 127.0.0.1"));
    arguments.addAll(further);
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Chromium.headless())
                    .setArgs(arguments));
  }

  /** As a kiosk or a board is set up: sound needs no touch. */
  static Windows open() {
    return new Windows(List.of("--autoplay-policy=no-user-gesture-required"));
  }

  /**
   * As it comes out of the box: silent until somebody touches it. Headless Chromium plays without a
   * touch whatever its policy says, so the policy's effect on a page is put before the page.
   */
  static Windows openSilent() {
    Windows windows = open();
    windows.before = SILENT;
    return windows;
  }

  Page page(int width, int height) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, height).setLocale("id-ID"));
    context.onRequest(request -> note(request.url()));
    context.addInitScript(WALL_CLOCK);
    context.addInitScript(before);
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  Page page(String address, int width, int height) {
    Page page = page(width, height);
    page.navigate(address);
    return page;
  }

  /**
   * Until the browser has put down the page of that folder. Asked from here: Playwright's own
   * waiting takes any promise for a yes.
   */
  static void awaitKept(Page page, String folder) {
    while (!Boolean.TRUE.equals(ask(page, KEPT, "/" + folder + "/"))) {
      page.waitForTimeout(100);
    }
  }

  /** What a script gives; a page that loads itself anew meanwhile is asked once more. */
  static Object ask(Page page, String script, Object argument) {
    while (true) {
      try {
        return page.evaluate(script, argument);
      } catch (PlaywrightException e) {
        if (!e.getMessage().contains("navigation")) {
          throw e;
        }
        page.waitForLoadState();
      }
    }
  }

  private void note(String url) {
    String host = URI.create(url).getHost();
    boolean here =
        host == null
            || host.equals("127.0.0.1")
            || host.endsWith(".localhost")
            || host.endsWith(".kantor.test");
    if (!here) {
      abroad.add(url);
    }
  }

  /** Addresses beyond this machine that a page asked for. */
  List<String> abroad() {
    return abroad;
  }

  /** Faults in the pages' own scripts. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
