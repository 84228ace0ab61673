package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

/**
 * What a full disk is told as, at the tap itself: that nothing was done. A lost line is another
 * thing, for there nobody knows.
 */
class NothingWrittenOnScreensTest {
  private static final String PROBLEM =
      "{\"type\": \"about:blank\", \"status\": 503, \"code\": \"not-written\","
          + " \"detail\": \"The office's file can't be written now: the disk is full.\"}";

  @Test
  void whoTapsWhileNothingCanBeWrittenIsToldThatNothingWasDone() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 768, 1366);
      kiosk.route("**/api/v1/tickets", NothingWrittenOnScreensTest::refuse);
      see(kiosk, "kiosk-start").click();
      see(kiosk, "kiosk-lang-id").click();
      see(kiosk, "kiosk-service-REENTRY").click();
      see(kiosk, "kiosk-take").click();
      assertThat(see(kiosk, "kiosk-trouble")).containsText("tidak dapat mencatat nomor");
      look(kiosk, "kiosk-not-written", "Silakan ke satpam");

      kiosk.unroute("**/api/v1/tickets");
      see(kiosk, "kiosk-take").click();
      assertThat(see(kiosk, "kiosk-number")).containsText("R001");

      Page console = hall.screen("console", 1366, 768);
      console.route("**/api/v1/session", NothingWrittenOnScreensTest::refuse);
      hall.login(console, "OFFICER", "petugas3");
      console.getByText("Tidak ada yang dilakukan").waitFor();
      console.unroute("**/api/v1/session");
      hall.login(console, "OFFICER", "petugas3");
      console.route("**/api/v1/counters/3/take", NothingWrittenOnScreensTest::refuse);
      console.getByText("Loket 3").first().click();
      console.getByText("Tidak ada yang dilakukan").waitFor();
    }
  }

  private static void refuse(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(503)
            .setContentType("application/problem+json")
            .setBody(PROBLEM));
  }
}
