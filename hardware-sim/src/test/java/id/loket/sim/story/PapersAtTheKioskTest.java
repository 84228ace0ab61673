package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import id.loket.server.Client;
import id.loket.server.rules.Catalogue;
import id.loket.server.rules.Office;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a visitor has brought is the visitor's to say, and whoever needs no number finds the way.
 */
class PapersAtTheKioskTest {
  @Test
  void whatIsNotTickedStandsOnTheSlipAndNothingDoesWhereNothingWasTicked() throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      Page kiosk = windows.page(office.page("kiosk"), 1080, 1920);
      List<String> papers =
          office.server().desk().catalogue().service("OPP").orElseThrow().requirements().stream()
              .map(Catalogue.Text::en)
              .toList();

      choose(kiosk, "OPP");
      assertEquals(0, kiosk.locator("[role=checkbox][aria-checked=true]").count());
      for (int paper = 1; paper < papers.size(); paper++) {
        see(kiosk, "kiosk-paper-" + paper).click();
      }
      look(kiosk, "kiosk-papers-ticked", "Touch what you have");
      see(kiosk, "kiosk-take").click();
      String code = see(kiosk, "kiosk-short-code").innerText().strip();
      see(kiosk, "kiosk-finish").click();
      onPhoneAndKiosk(office, windows, kiosk, code, "Not here yet: " + papers.get(0));
      choose(kiosk, "OPP");
      take(kiosk);

      String first = words(office.printer().awaitSlips(1, StoryOffice.SOON).get(0).text());
      String second = words(office.printer().awaitSlips(2, StoryOffice.SOON).get(1).text());
      assertTrue(first.contains(words("Not here yet: " + papers.get(0))), first);
      assertEquals(1, first.split("Nothereyet").length - 1, first);
      assertFalse(second.contains("Nothereyet"), second);
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void aFamilyOfSomebodyInDistressFindsTheLoketOnTheFirstPage() throws Exception {
    try (StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      Page kiosk = windows.page(office.page("kiosk"), 1080, 1920);
      see(kiosk, "kiosk-start").click();
      see(kiosk, "kiosk-lang-id").click();
      look(kiosk, "kiosk-services", "Keluarga saya di luar negeri");
      see(kiosk, "kiosk-service-TERKENDALA").click();

      String where = see(kiosk, "kiosk-direct").innerText();
      assertTrue(where.contains("Loket 6") && where.contains("Pengaduan Kasus"), where);
      look(kiosk, "kiosk-direct", "Loket 6");
      see(kiosk, "kiosk-back").click();
      see(kiosk, "kiosk-service-OPP");
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void theOfficerIsToldOfWhoComesWithoutANumberThoughTheLineWasCutAndTheJournalKeepsIt()
      throws Exception {
    try (StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      Page console = windows.page(office.page("console"), 1366, 768);
      see(console, "login-user").fill("petugas6");
      see(console, "login-password").fill(office.account("petugas6", "OFFICER"));
      see(console, "login-send").click();
      see(console, "console-take-6").click();
      Page kiosk = windows.page(office.page("kiosk"), 1080, 1920);
      inDistress(kiosk);
      see(kiosk, "kiosk-back").click();
      see(kiosk, "kiosk-back").click();
      see(kiosk, "kiosk-back").click();
      kiosk.route("**/directed", Route::abort);
      inDistress(kiosk);
      see(kiosk, "kiosk-finish").click();
      see(kiosk, "kiosk-start");
      kiosk.unroute("**/directed");

      inDistress(kiosk);
      see(kiosk, "kiosk-finish").click();

      Locator told = console.getByTestId("console-directed");
      assertThat(told).containsText("2 orang diarahkan tanpa nomor");
      assertThat(told).containsText(Pattern.compile("pukul \\d\\d\\.\\d\\d"));
      look(console, "console-directed", "2 orang diarahkan tanpa nomor");
      see(console, "console-directed-seen").click();
      told.waitFor(Windows.GONE);
      assertThat(console.locator("main")).isFocused();
      List<String> kinds = new ArrayList<>();
      office
          .person("inspektur", "INSPECTOR", "")
          .get("/api/v1/journal?day=" + office.server().desk().look(Office::day).join())
          .ok()
          .path("rows")
          .forEach(row -> kinds.add(row.path("kind").asText()));
      assertEquals(2, Collections.frequency(kinds, "VisitorDirected"), kinds.toString());
      assertTrue(kinds.contains("DirectedSeen"), kinds.toString());
      assertEquals(List.of(), windows.complaints());
    }
  }

  @Test
  void whoStandsOnATileThatClosesGoesOnAtTheHeadingAndNotAtTheTopOfTheWorld() throws Exception {
    try (StoryOffice office = StoryOffice.withoutStation(StoryOffice.Plan.quick());
        Windows windows = Windows.open()) {
      Page kiosk = windows.page(office.page("kiosk"), 1080, 1920);
      see(kiosk, "kiosk-start").click();
      see(kiosk, "kiosk-lang-id").click();
      Locator tile = see(kiosk, "kiosk-service-REENTRY");
      tile.focus();

      office
          .person("siti", "SUPERVISOR", "")
          .post(
              "/api/v1/closings",
              "requestId",
              Client.requestId(),
              "service",
              "REENTRY",
              "reason",
              "petugas sakit")
          .ok();

      assertThat(tile).isDisabled();
      assertThat(kiosk.locator("h1")).isFocused();
    }
  }

  private static void inDistress(Page kiosk) {
    see(kiosk, "kiosk-start").click();
    see(kiosk, "kiosk-lang-id").click();
    see(kiosk, "kiosk-service-TERKENDALA").click();
    see(kiosk, "kiosk-direct");
  }

  private static void onPhoneAndKiosk(
      StoryOffice office, Windows windows, Page kiosk, String code, String missing)
      throws Exception {
    String token =
        office
            .server()
            .desk()
            .look(all -> all.ticketByShortCode(code).orElseThrow().token())
            .join();
    Page phone = windows.page("http://phone.localhost:" + office.port() + "/t/" + token, 390, 844);
    assertEquals(missing, phone.locator("[data-testid=status-papers] .missing").innerText());
    look(phone, "phone-missing", missing);
    see(kiosk, "kiosk-check").click();
    for (char key : code.toCharArray()) {
      see(kiosk, "kiosk-key-" + key).click();
    }
    see(kiosk, "kiosk-check-go").click();
    assertEquals(missing, see(kiosk, "kiosk-papers").locator("strong").innerText());
    see(kiosk, "kiosk-finish").click();
  }

  private static void choose(Page kiosk, String service) {
    see(kiosk, "kiosk-start").click();
    see(kiosk, "kiosk-lang-en").click();
    see(kiosk, "kiosk-service-" + service).click();
    see(kiosk, "kiosk-take");
  }

  private static void take(Page kiosk) {
    see(kiosk, "kiosk-take").click();
    see(kiosk, "kiosk-finish").click();
  }

  /** However the paper breaks its lines. */
  private static String words(String text) {
    return text.replaceAll("\\s", "");
  }
}
