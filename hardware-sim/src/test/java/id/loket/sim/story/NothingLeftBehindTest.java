package id.loket.sim.story;

import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import id.loket.kiosk.screen.ScreenBrowser;
import id.loket.server.web.ScreenKind;
import id.loket.sim.screens.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 27: forty seconds after the last touch, and after a power cut in the middle of a word, no
 * personal word is left at the kiosk: not on the page, not in what the browser keeps, not one step
 * back, not in the clipboard, and in no file of browser, station or server.
 *
 * <p>The browser has the package's arguments and profile. Its policy is left out, because under it
 * no test could look inside; it only takes away.
 */
class NothingLeftBehindTest {
  private static final String NAME = "Zubaidah Qurratulaini";
  private static final String ORIGIN = "Dusun Xenokarya Hulu";

  /** What a page can get at. */
  private static final String IN_THE_PAGE =
      """
      async () => {
        const all = [document.documentElement.outerHTML, location.href, document.cookie, document.title];
        all.push(...[...document.querySelectorAll('input, textarea')].map((one) => one.value));
        all.push(JSON.stringify(localStorage), JSON.stringify(sessionStorage));
        all.push(JSON.stringify(history.state), JSON.stringify(performance.getEntries()));
        for (const name of await caches.keys()) {
          for (const one of await (await caches.open(name)).keys()) all.push(one.url);
        }
        for (const { name } of await indexedDB.databases()) {
          const base = await new Promise((take) => {
            const opening = indexedDB.open(name);
            opening.onsuccess = () => take(opening.result);
          });
          for (const store of base.objectStoreNames) {
            all.push(JSON.stringify(await new Promise((take) => {
              const reading = base.transaction(store).objectStore(store).getAll();
              reading.onsuccess = () => take(reading.result);
            })));
          }
        }
        return all.join('\\n');
      }
      """;

  @TempDir private Path folder;

  private Playwright playwright;
  private BrowserContext browser;

  @Test
  void whoLeavesInTheMiddleOfTheGuestBookLeavesNothingAndGivesTheNextOneNothing() throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick())) {
      Page kiosk = openKiosk(office);
      long touched = writeHalf(kiosk);
      awaitVisible(kiosk, "kiosk-start");
      System.out.printf(
          "left behind: the welcome stands %.1f s after the last touch%n",
          (System.nanoTime() - touched) / 1e9);

      assertEquals(List.of(), words("" + kiosk.evaluate(IN_THE_PAGE)), "in the page");
      kiosk.goBack();
      assertEquals(List.of(), words(kiosk.content()), "one step back");
      kiosk.goForward();
      see(kiosk, "kiosk-start");
      assertEquals(List.of(), words("" + kiosk.evaluate(IN_THE_PAGE)), "and forward again");

      toTheGuestBook(kiosk);
      kiosk.keyboard().press("Control+V");
      assertEquals("", see(kiosk, "kiosk-written").inputValue(), "out of the clipboard");

      browser.close();
      assertEquals(List.of(), files(office), "in files, after the browser has put down all it has");
    }
  }

  @Test
  void aPowerCutInTheMiddleOfAWordLeavesNothingOnAnyDisk() throws Exception {
    try (StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
        StationProcess station = StationProcess.start(office)) {
      office.kiosk().picture("/api/v1/kiosk/live", StoryOffice.printerIs("READY"));
      Page kiosk = openKiosk(office);
      writeHalf(kiosk);

      // What is planted is found: it tells that the browser has written down what it would.
      kiosk.evaluate("localStorage.setItem('planted', 'Yulianti Planted')");
      LockedScreen.await("the planted word on the disk", () -> found(folder, "Yulianti Planted"));
      cutThePower();
      station.kill();

      assertEquals(List.of(), files(office), "in files");
    }
  }

  @AfterEach
  void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  // ---- at the kiosk -----------------------------------------------------------------------------

  private Page openKiosk(StoryOffice office) throws IOException {
    ScreenBrowser.Plan plan =
        new ScreenBrowser.Plan(List.of(), "", List.of(), folder.resolve("memory"));
    Path profile = folder.resolve("profile");
    List<String> command = plan.command(profile, "");
    List<String> arguments = new ArrayList<>(command.subList(1, command.size() - 1));
    arguments.removeIf(one -> one.startsWith("--user-data-dir") || one.equals("--kiosk"));
    arguments.addAll(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"));
    ScreenBrowser.prepare(profile, plan.memory());
    Files.createDirectories(folder.resolve("home"));
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launchPersistentContext(
                profile,
                new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(Chromium.whole())
                    .setEnv(environment)
                    .setViewportSize(1080, 1920)
                    .setArgs(arguments));
    Page kiosk = browser.pages().get(0);
    kiosk.setDefaultTimeout(60_000);
    String code = office.code(ScreenKind.KIOSK, "Kiosk", office.stationId());
    kiosk.navigate("http://127.0.0.1:" + office.port() + "/kiosk/#enrol=" + code + "&locked");
    return kiosk;
  }

  /** Up to the second line of the guest book, with all of it marked and copied. */
  private static long writeHalf(Page kiosk) {
    toTheGuestBook(kiosk);
    // Not key by key, each at once after the other: so fast only a scanner types, and its Enter
    // sends
    // nothing off.
    see(kiosk, "kiosk-written").fill(NAME);
    kiosk.keyboard().press("Enter");
    kiosk.waitForCondition(() -> see(kiosk, "kiosk-written").inputValue().isEmpty());
    see(kiosk, "kiosk-written").fill(ORIGIN);
    kiosk.keyboard().press("Control+A");
    kiosk.keyboard().press("Control+C");
    kiosk.keyboard().press("Control+X");
    assertEquals(ORIGIN, see(kiosk, "kiosk-written").inputValue());
    return System.nanoTime();
  }

  private static void toTheGuestBook(Page kiosk) {
    for (String button :
        List.of(
            "kiosk-start", "kiosk-lang-id", "kiosk-service-REENTRY", "kiosk-take", "kiosk-guest")) {
      see(kiosk, button).click();
    }
    see(kiosk, "kiosk-written").focus();
  }

  private static void awaitVisible(Page page, String testId) {
    page.getByTestId(testId).waitFor(new Locator.WaitForOptions().setTimeout(180_000));
  }

  /** Every process of the browser at once, as no browser would end by itself. */
  private void cutThePower() {
    String mine = folder.resolve("profile").toString();
    ProcessHandle.current()
        .descendants()
        .filter(one -> one.info().commandLine().orElse("").contains(mine))
        .forEach(ProcessHandle::destroyForcibly);
    try {
      browser.close();
    } catch (PlaywrightException e) {
      // It is gone already.
    }
  }

  // ---- where words may lie ----------------------------------------------------------------------

  private static List<String> words(String text) {
    return Stream.of(NAME, ORIGIN).filter(text::contains).toList();
  }

  /** Files of browser, station and server that hold one of the words. */
  private List<String> files(StoryOffice office) {
    List<String> found = new ArrayList<>();
    for (Path place : List.of(folder, office.stationFolder(), office.folder())) {
      for (String word : List.of(NAME, ORIGIN, "Qurratulaini", "Xenokarya")) {
        holding(place, word).forEach(file -> found.add(word + " in " + place.relativize(file)));
      }
    }
    return found;
  }

  private static boolean found(Path place, String word) {
    return !holding(place, word).isEmpty();
  }

  /** As bytes of either of the two ways in which a browser writes. */
  private static List<Path> holding(Path place, String word) {
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file -> {
                String content = read(file);
                return content.contains(word)
                    || content.contains(
                        new String(
                            word.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
              })
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // A running browser takes files away.
    }
  }
}
