package id.loket.sim.story;

import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static id.loket.sim.story.StoryOffice.take;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.ScreenKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever waits while nobody calls learns why, and that the number still stands. */
class NobodyCallsTest {
  private static final String COUNTER = "/api/v1/counters/3/";

  @Test
  void anEmptyAndAPausedLoketAreSaidAlikeOnBoardKioskAndPhone() throws Exception {
    try (StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      JsonNode ticket = take(office.kiosk(), "REENTRY");
      Page board = windows.page(office.page("board"), 1920, 1080);
      Page phone = windows.page(address(office, ticket), 390, 844);

      says(board, "board-absent", "Belum ada loket yang buka. Silakan tetap menunggu.");
      says(phone, "status-absent", "Belum ada loket yang buka. Silakan tetap menunggu.");
      Page kiosk = atTheKiosk(office, windows, "id", "Belum ada loket yang buka");
      look(board, "board-nobody", "Belum ada loket");
      look(phone, "phone-nobody", "Belum ada loket");
      look(kiosk, "kiosk-nobody", "Belum ada loket");

      Client officer = office.officerAt(3);
      gone(board, "board-absent");
      gone(phone, "status-absent");
      officer.post(COUNTER + "pause").ok();

      says(board, "board-absent", "Loket 3 jeda. Silakan tetap menunggu.");
      says(phone, "status-absent", "Loket 3 jeda. Silakan tetap menunggu.");
      see(phone, "status-language").click();
      says(phone, "status-absent", "Counter 3: paused. Please keep waiting.");
      kiosk = atTheKiosk(office, windows, "en", "Counter 3: paused");
      see(kiosk, "kiosk-take").click();
      see(kiosk, "kiosk-number");
      says(kiosk, "kiosk-absent", "Counter 3: paused");
      look(board, "board-paused", "Loket 3 jeda");
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void whenNumbersAreClosedThoseWhoWaitAreToldThatTheyAreServed() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock);
        Windows windows = Windows.open()) {
      office.adopt(NobodyCallsTest::closeAtFour);
      String password = office.account("petugas", "OFFICER");
      office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").expect(201);
      Page board =
          windows.page(
              "http://board.localhost:"
                  + office.port()
                  + "/board/#enrol="
                  + office.code(ScreenKind.BOARD, "Papan", ""),
              1920,
              1080);
      see(board, "board-hero");

      clock.move(Duration.ofHours(9));

      says(board, "board-served", "Nomor baru tutup. Nomor Anda tetap dilayani.");
      assertEquals(0, board.getByTestId("board-closed").count());
      look(board, "board-closed-waiting", "Silakan tetap menunggu panggilan");
      Client officer = office.screen("DESK");
      officer.login("petugas", password);
      for (String step : List.of("take", "call-next", "start", "finish")) {
        officer.post(COUNTER + step).ok();
      }
      see(board, "board-closed");
    }
  }

  private static void closeAtFour(ObjectNode catalogue) {
    JsonNode hours = new ObjectMapper().valueToTree(catalogue.at("/office/hours"));
    ((ObjectNode) hours.get(0)).put("to", "16:00");
    ((ObjectNode) catalogue.get("office")).set("hours", hours);
  }

  private static String address(StoryOffice office, JsonNode ticket) {
    return "http://phone.localhost:" + office.port() + ticket.path("statusPath").asText();
  }

  /** On the page before the number is taken. */
  private static Page atTheKiosk(
      StoryOffice office, Windows windows, String language, String words) {
    Page kiosk = windows.page(office.page("kiosk"), 1080, 1920);
    see(kiosk, "kiosk-start").click();
    see(kiosk, "kiosk-lang-" + language).click();
    see(kiosk, "kiosk-service-REENTRY").click();
    see(kiosk, "kiosk-take");
    says(kiosk, "kiosk-absent", words);
    return kiosk;
  }

  private static void says(Page page, String testId, String words) {
    page.getByTestId(testId).filter(new Locator.FilterOptions().setHasText(words)).waitFor();
    assertEquals(words, see(page, testId).innerText().strip());
  }

  private static void gone(Page page, String testId) {
    page.waitForCondition(() -> page.getByTestId(testId).count() == 0);
  }
}
