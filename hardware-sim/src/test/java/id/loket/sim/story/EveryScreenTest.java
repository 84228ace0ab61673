package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.loket.server.Client;
import id.loket.server.web.ScreenKind;
import id.loket.sim.demo.DemoFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every screen in its main states: nothing leaves the page, lies under something else or is cut
 * off, the keyboard alone reaches all of it and shows where it is, the rules of accessibility hold,
 * and the browser's console stays silent. What a state means is told by the stories of each screen.
 * CI plays the visitors' screens, whom nobody helps; {@code .ci/long} plays all.
 */
class EveryScreenTest {
  private static final String LONG = "six minutes of a busy machine: .ci/long plays it";

  private final Looks looks = new Looks();

  @Test
  void aVisitorsKioskFromTheWelcomeToTheNumberInBothLanguages() throws Exception {
    try (Hall hall = Hall.open()) {
      Page kiosk = hall.screen("kiosk", 1080, 1920);
      see(kiosk, "kiosk-start");
      looks.kiosk(kiosk, "kiosk attract");
      for (String language : List.of("id", "en")) {
        visit(kiosk, "kiosk " + language, language);
      }
      see(kiosk, "kiosk-large").click();
      see(kiosk, "kiosk-contrast").click();
      looks.kiosk(kiosk, "kiosk attract, large and high contrast");
      visit(kiosk, "kiosk large, high contrast", "id");
      assertAllIsWell(hall);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "looks", matches = "all", disabledReason = LONG)
  void aKioskWithoutPaperClosedAndWithoutTheServer() throws Exception {
    try (Hall hall = Hall.open();
        CuttingProxy cable = new CuttingProxy(hall.office().server().port())) {
      Client guard = staff(hall, "GUARD", "satpam");
      Page kiosk = hall.open("kiosk", through(cable, hall, "kiosk"), 1080, 1920);
      see(kiosk, "kiosk-start");
      hall.office().printer().orElseThrow().controls().set("paperEnd", true);
      see(kiosk, "kiosk-paper");
      looks.kiosk(kiosk, "kiosk no paper");
      see(kiosk, "kiosk-start").click();
      see(kiosk, "kiosk-lang-en").click();
      see(kiosk, "kiosk-service-OPP").click();
      see(kiosk, "kiosk-take").click();
      kiosk.locator("[data-testid=kiosk-print-state][data-state=NOT_PRINTED]").waitFor();
      looks.kiosk(kiosk, "kiosk number without paper");
      see(kiosk, "kiosk-finish").click();

      guard
          .post(
              "/api/v1/closings",
              "requestId",
              Client.requestId(),
              "reason",
              "Listrik padam di seluruh gedung")
          .ok();
      see(kiosk, "kiosk-closed");
      looks.kiosk(kiosk, "kiosk closed");
      guard.post("/api/v1/closings/lift", "requestId", Client.requestId()).ok();
      see(kiosk, "kiosk-start");
      List<String> said = List.copyOf(hall.complaints());
      cable.hold();
      see(kiosk, "kiosk-offline");
      looks.kiosk(kiosk, "kiosk without the server");
      assertEquals(List.of(), said);
      assertEquals(List.of(), looks.misfits());
    }
  }

  @Test
  void whatHangsInTheHall() throws Exception {
    try (Hall hall = Hall.open();
        CuttingProxy cable = new CuttingProxy(hall.office().server().port())) {
      Client kiosk = hall.enrolled(ScreenKind.KIOSK);
      Client guard = staff(hall, "GUARD", "satpam");
      Page board = hall.open("board", through(cable, hall, "board"), 1920, 1080);
      Page sign = hall.open("sign", through(cable, hall, "sign"), 1920, 1080);
      see(board, "board-clock");
      see(sign, "sign-time");
      looks.panel(board, "board empty");
      looks.panel(sign, "sign free");
      take(kiosk, "REENTRY", 3);
      see(board, "board-absent");
      looks.panel(board, "board nobody has opened");

      Client officer = officer(hall, 3);
      officer.post("/api/v1/counters/3/call-next").ok();
      see(board, "board-hero-number");
      see(sign, "sign-number");
      looks.panel(board, "board called");
      looks.panel(sign, "sign called");
      officer.post("/api/v1/counters/3/start").ok();
      sign.getByText("Sedang dilayani").waitFor();
      looks.panel(sign, "sign serving");
      for (int counter : List.of(1, 2, 4, 5)) {
        Client other = officer(hall, counter);
        for (String service : List.of("OPP", "SSW", "PERSEORANGAN", "GTOG", "INFORMASI")) {
          take(kiosk, service, 1);
        }
        if (other.post("/api/v1/counters/" + counter + "/call-next").status() == 204) {
          other.post("/api/v1/counters/" + counter + "/start").ok();
        }
      }
      officer.post("/api/v1/counters/3/finish").ok();
      officer.post("/api/v1/counters/3/pause").ok();
      sign.getByText("Mohon tunggu sebentar").waitFor();
      looks.panel(sign, "sign paused");
      looks.panel(board, "board busy, loket 3 paused");
      guard
          .post(
              "/api/v1/closings",
              "requestId",
              Client.requestId(),
              "reason",
              "Listrik padam di seluruh gedung")
          .ok();
      see(board, "board-closing");
      looks.panel(board, "board closed while some wait");
      List<String> said = List.copyOf(hall.complaints());
      cable.hold();
      see(board, "board-stale");
      see(sign, "sign-stale");
      looks.panel(board, "board stale");
      looks.panel(sign, "sign stale");
      assertEquals(List.of(), said);
      assertEquals(List.of(), looks.misfits());
    }
  }

  @Test
  void aSurveyAndAPhoneInBothLanguages() throws Exception {
    try (Hall hall = Hall.open()) {
      Client kiosk = hall.enrolled(ScreenKind.KIOSK);
      Client officer = officer(hall, 3);
      Page survey = hall.screen("survey", 1280, 800);
      see(survey, "survey-rest");
      looks.kiosk(survey, "survey rest");
      Page phone = null;
      for (String language : List.of("id", "en")) {
        JsonNode ticket = ticket(kiosk, "REENTRY", language);
        phone = phone(hall, ticket, language);
        ticket(kiosk, "REENTRY", language);
        officer.post("/api/v1/counters/3/call-next").ok();
        see(phone, "status-counter");
        looks.page(phone, "phone called " + language);
        officer.post("/api/v1/counters/3/start").ok();
        phone.locator("[data-testid=status-state][data-state=SERVING]").waitFor();
        looks.page(phone, "phone serving " + language);
        officer.post("/api/v1/counters/3/finish").ok();
        see(phone, "status-survey");
        looks.page(phone, "phone finished " + language);
        survey(survey, "survey " + language, language);
        officer.post("/api/v1/counters/3/call-next").ok();
        officer.post("/api/v1/counters/3/start").ok();
        officer.post("/api/v1/counters/3/finish").ok();
        see(survey, "survey-start");
        see(survey, "survey-decline").click();
        see(survey, "survey-rest");
      }
      phone.navigate("http://phone.localhost:" + hall.office().server().port() + "/t/tidakada12");
      see(phone, "status-unknown");
      looks.page(phone, "phone unknown");
      hall.complaints().removeIf(one -> one.contains("404"));
      assertAllIsWell(hall);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "looks", matches = "all", disabledReason = LONG)
  void anOfficersConsole() throws Exception {
    try (Hall hall = Hall.open();
        CuttingProxy cable = new CuttingProxy(hall.office().server().port())) {
      Client kiosk = hall.enrolled(ScreenKind.KIOSK);
      Page console = hall.open("console", through(cable, hall, "console"), 1366, 768);
      see(console, "login-user");
      looks.page(console, "login");
      hall.login(console, "OFFICER", "petugas3");
      see(console, "console-take-3");
      looks.page(console, "console choose a loket");
      see(console, "console-take-3").click();
      see(console, "console-call-next");
      looks.page(console, "console nobody waits");
      take(kiosk, "REENTRY", 6);
      console.getByText("R005").first().waitFor();
      looks.page(console, "console some wait");
      see(console, "console-find").click();
      console.locator("dialog[open] #find-number").waitFor();
      looks.page(console, "console find");
      console.keyboard().press("Escape");
      see(console, "console-call-next").click();
      see(console, "console-number");
      looks.page(console, "console called");
      see(console, "console-start").click();
      see(console, "console-finish");
      see(console, "console-undo");
      looks.page(console, "console serving");
      for (String dialog : List.of("send-on", "rest", "finger", "photo", "keys", "leave")) {
        see(console, "console-" + dialog).click();
        console.locator("dialog[open] h2").first().waitFor();
        looks.page(console, "console dialog " + dialog);
        console.keyboard().press("Escape");
        console.locator("dialog[open]").waitFor(Windows.GONE);
      }
      officer(hall, 4).post("/api/v1/help-calls").ok();
      see(console, "console-help-of");
      looks.page(console, "console a colleague wants help");
      see(console, "console-finish").click();
      see(console, "console-call-next");
      see(console, "console-pause").click();
      console.getByText("Jeda").first().waitFor();
      looks.page(console, "console paused");
      List<String> said = List.copyOf(hall.complaints());
      cable.hold();
      see(console, "console-stale");
      looks.page(console, "console without the server");
      assertEquals(List.of(), said);
      assertEquals(List.of(), looks.misfits());
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "looks", matches = "all", disabledReason = LONG)
  void theGuardAndTheSupervisor() throws Exception {
    try (Hall hall = Hall.open()) {
      Client kiosk = hall.enrolled(ScreenKind.KIOSK);
      Page guard = hall.screen("guard", 1366, 768);
      hall.login(guard, "GUARD", "");
      see(guard, "guard-service-REENTRY");
      looks.page(guard, "guard empty");
      see(guard, "guard-service-REENTRY").click();
      see(guard, "guard-issue-REGULAR");
      looks.page(guard, "guard whom for");
      see(guard, "guard-issue-REGULAR").click();
      see(guard, "guard-number");
      take(kiosk, "OPP", 5);
      officer(hall, 3).post("/api/v1/help-calls").ok();
      hall.office().printer().orElseThrow().controls().set("paperEnd", true);
      hall.office().lamps().controls().set("refuse", true);
      see(guard, "guard-help");
      see(guard, "guard-sick");
      looks.page(guard, "guard busy");
      Page supervisor = hall.screen("supervisor", 1366, 768);
      hall.login(supervisor, "SUPERVISOR", "");
      see(supervisor, "supervisor-lokets");
      looks.page(supervisor, "supervisor busy");
      see(guard, "guard-guest-waiting-R001").click();
      see(guard, "guard-guest-name");
      looks.page(guard, "guard guest book");
      see(guard, "guard-guest-cancel").click();
      see(guard, "guard-close").click();
      guard.locator("#closing-reason").fill("listrik padam");
      looks.page(guard, "guard closing");
      see(guard, "guard-close-next").click();
      see(guard, "guard-close-sure").click();
      see(guard, "guard-lift");
      looks.page(guard, "guard closed");
      looks.page(supervisor, "supervisor closed");
      assertAllIsWell(hall);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "looks", matches = "all", disabledReason = LONG)
  void thePagesOfThoseWhoLeadAndLookAfter() throws Exception {
    try (Hall hall = Hall.openWithPast()) {
      hall.earlierVisitorsAnswer(6, 3);
      Page ikm = hall.screen("ikm", 1366, 768);
      hall.login(ikm, "HEAD", "");
      see(ikm, "ikm-value");
      looks.page(ikm, "ikm");
      Page journal = hall.screen("journal", 1366, 768);
      hall.login(journal, "INSPECTOR", "");
      see(journal, "journal-found");
      looks.page(journal, "journal");
      see(journal, "journal-number").fill("R999");
      journal.keyboard().press("Enter");
      see(journal, "journal-none");
      looks.page(journal, "journal nothing found");
      Page book = hall.screen("guestbook", 1366, 768);
      hall.login(book, "HEAD", "");
      see(book, "guestbook-open");
      looks.page(book, "guest book before");
      see(book, "guestbook-open").click();
      see(book, "guestbook-none");
      looks.page(book, "guest book none");
      Page health = hall.screen("health", 1366, 768);
      hall.login(health, "TECHNICIAN", "");
      see(health, "health-verdict");
      looks.page(health, "health");
      hall.office().printer().orElseThrow().controls().set("paperEnd", true);
      see(health, "health-row-device." + hall.stationId() + ".printer");
      looks.page(health, "health paper is out");
      Page wrong = hall.screen("admin", 1366, 768);
      hall.login(wrong, "OFFICER", "petugas1");
      see(wrong, "login-doors");
      looks.page(wrong, "wrong door");
      hall.complaints().removeIf(one -> one.contains("409"));
      assertAllIsWell(hall);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "looks", matches = "all", disabledReason = LONG)
  void theAdministratorsPages() throws Exception {
    try (Hall hall = Hall.open()) {
      Page admin = hall.screen("admin", 1366, 768);
      hall.login(admin, "ADMINISTRATOR", "");
      for (String section :
          List.of("accounts", "devices", "hardware", "boards", "sound", "slips", "catalogue")) {
        see(admin, "admin-section-" + section).click();
        admin.locator("main h1").first().waitFor();
        if (section.equals("slips")) {
          see(admin, "admin-slip-picture");
        }
        looks.page(admin, "admin " + section);
      }
      assertAllIsWell(hall);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "looks", matches = "all", disabledReason = LONG)
  void whereEverybodyBegins() throws Exception {
    try (Hall hall = Hall.open()) {
      String office = "http://localhost:" + hall.office().server().port();
      Page page = hall.open("home", office + "/", 1366, 768);
      looks.page(page, "landing page");
      page.navigate(office + "/demo/");
      see(page, "demo-tour-kiosk");
      looks.page(page, "demo page");
      for (String chapter : List.of("", "printer", "debian", "heights")) {
        page.navigate(office + "/guide/" + chapter);
        page.locator("h1").first().waitFor();
        looks.page(page, "guide " + (chapter.isEmpty() ? "index" : chapter));
      }
      for (String screen : List.of("kiosk", "console")) {
        page.navigate("http://new-" + screen + ".localhost:" + port(hall) + "/" + screen + "/");
        see(page, "enrol-code");
        looks.page(page, "enrol " + screen);
      }
      page.navigate(hall.file().screens().get("bench"));
      page.locator("#bench section").first().waitFor();
      looks.page(page, "bench");
      hall.complaints().removeIf(one -> one.contains("401"));
      assertAllIsWell(hall);
    }
  }

  // ---- a visitor
  // ----------------------------------------------------------------------------------

  private void visit(Page kiosk, String state, String language) {
    see(kiosk, "kiosk-start").click();
    see(kiosk, "kiosk-lang-" + language);
    looks.kiosk(kiosk, state + " language");
    see(kiosk, "kiosk-lang-" + language).click();
    see(kiosk, "kiosk-service-REENTRY");
    looks.kiosk(kiosk, state + " services");
    see(kiosk, "kiosk-more").click();
    see(kiosk, "kiosk-back");
    looks.kiosk(kiosk, state + " more");
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-service-TERKENDALA").click();
    see(kiosk, "kiosk-direct");
    looks.kiosk(kiosk, state + " without a number");
    see(kiosk, "kiosk-back").click();
    see(kiosk, "kiosk-service-REENTRY").click();
    see(kiosk, "kiosk-take");
    see(kiosk, "kiosk-paper-0").click();
    looks.kiosk(kiosk, state + " papers");
    see(kiosk, "kiosk-priority").click();
    see(kiosk, "kiosk-priority-ELDERLY");
    looks.kiosk(kiosk, state + " priority");
    see(kiosk, "kiosk-priority-REGULAR").click();
    see(kiosk, "kiosk-take").click();
    String code = see(kiosk, "kiosk-short-code").innerText().strip();
    kiosk.locator("[data-testid=kiosk-print-state][data-state=PRINTED]").waitFor();
    looks.kiosk(kiosk, state + " number");
    guestBook(kiosk, state);
    see(kiosk, "kiosk-help").click();
    looks.kiosk(kiosk, state + " signed, help called");
    see(kiosk, "kiosk-finish").click();
    see(kiosk, "kiosk-check").click();
    see(kiosk, "kiosk-check-go");
    looks.kiosk(kiosk, state + " check");
    code.chars().forEach(key -> see(kiosk, "kiosk-key-" + (char) key).click());
    see(kiosk, "kiosk-check-go").click();
    see(kiosk, "kiosk-checked");
    looks.kiosk(kiosk, state + " checked");
    see(kiosk, "kiosk-finish").click();
    see(kiosk, "kiosk-start");
  }

  private void guestBook(Page kiosk, String state) {
    see(kiosk, "kiosk-guest").click();
    for (String what : List.of("name", "origin", "purpose")) {
      see(kiosk, "kiosk-written").fill("Kenanga");
      looks.kiosk(kiosk, state + " guest book " + what);
      see(kiosk, "kiosk-onward").click();
    }
    see(kiosk, "kiosk-sign");
    looks.kiosk(kiosk, state + " guest book party");
    see(kiosk, "kiosk-sign").click();
    see(kiosk, "kiosk-signed");
  }

  private Page phone(Hall hall, JsonNode ticket, String language) {
    String address = "http://phone.localhost:" + port(hall) + ticket.path("statusPath").asText();
    Page phone = hall.open("phone", address, 390, 844);
    see(phone, "status-number");
    looks.page(phone, "phone waiting " + language);
    return phone;
  }

  private void survey(Page survey, String state, String language) {
    see(survey, "survey-lang-" + language).click();
    looks.kiosk(survey, state + " invitation");
    see(survey, "survey-start").click();
    for (int question = 1; question <= 9; question++) {
      Locator page = see(survey, "survey-page");
      String asked = page.getAttribute("data-question");
      see(survey, "survey-answer-3");
      if (question == 1 || question == 4) {
        looks.kiosk(survey, state + " question " + question);
      }
      see(survey, "survey-answer-3").click();
      assertThat(page).not().hasAttribute("data-question", asked);
    }
    see(survey, "survey-skip");
    looks.kiosk(survey, state + " profile");
    see(survey, "survey-skip").click();
    see(survey, "survey-comment").click();
    looks.kiosk(survey, state + " comment");
    see(survey, "survey-send").click();
    see(survey, "survey-thanks");
    looks.kiosk(survey, state + " thanks");
  }

  // ---- the office
  // ---------------------------------------------------------------------------------

  private void assertAllIsWell(Hall hall) {
    assertEquals(List.of(), looks.misfits());
    assertEquals(List.of(), hall.complaints());
    assertTrue(looks.states() > 0);
  }

  private static int port(Hall hall) {
    return hall.office().server().port();
  }

  /** The address of a screen behind that cable. */
  private static String through(CuttingProxy cable, Hall hall, String screen) {
    return hall.file()
        .screens()
        .get(screen)
        .replace(":" + port(hall) + "/", ":" + cable.port() + "/");
  }

  private static Client staff(Hall hall, String role, String user) throws Exception {
    Client one = hall.enrolled(ScreenKind.DESK);
    DemoFile.Account account = hall.account(role, user);
    one.login(account.user(), account.password());
    return one;
  }

  private static Client officer(Hall hall, int counter) throws Exception {
    Client officer = staff(hall, "OFFICER", "petugas" + counter);
    officer.post("/api/v1/counters/" + counter + "/take").ok();
    return officer;
  }

  private static void take(Client kiosk, String service, int visitors) throws Exception {
    for (int i = 0; i < visitors; i++) {
      ticket(kiosk, service, "id");
    }
  }

  private static JsonNode ticket(Client kiosk, String service, String language) throws Exception {
    return kiosk
        .post("/api/v1/tickets", "service", service, "priority", "REGULAR", "language", language)
        .ok();
  }
}
