package id.loket.sim.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measure that all screens are held against finds what it is for. */
class AxeTest {
  private static final String WELL =
      "<!doctype html><html lang='id'><title>Loket</title><main><h1>Antrean</h1>%s</main></html>";

  @Test
  void whatIsWrongOrInDoubtIsNamedAndNothingElse() {
    try (Playwright playwright = Playwright.create();
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.headless())
                        .setArgs(List.of("--no-sandbox")))) {
      Page page = browser.newPage();

      page.setContent(WELL.formatted("<p>A001</p>"));
      assertEquals(List.of(), Axe.faults(page));

      page.setContent(WELL.formatted("<img src='data:,'><p style='color:#ccc'>A001</p>"));
      List<String> found = Axe.faults(page);
      assertNames(found, "violation: image-alt");
      assertNames(found, "violation: color-contrast");

      page.setContent(
          WELL.formatted(
              "<p style='background:linear-gradient(#fff,#000);color:#777'>A001</p>"
                  + "<dialog><p style='color:#bbb'>A002</p></dialog>"));
      assertNames(Axe.faults(page), "doubt: color-contrast");
      page.evaluate("document.querySelector('dialog').showModal()");
      assertNames(Axe.faults(page), "violation: color-contrast dialog");
    }
  }

  private static void assertNames(List<String> found, String rule) {
    assertTrue(found.stream().anyMatch(line -> line.startsWith(rule)), rule + " in " + found);
  }
}
