package id.loket.sim.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loket.sim.story.Hall.look;
import static id.loket.sim.story.Hall.see;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who lead, look up and look after: their pages, and what happens at the wrong one. */
class StaffPagesTest {
  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private Windows windows;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    windows = Windows.open();
  }

  @AfterEach
  void close() throws Exception {
    windows.close();
    office.close();
  }

  @Test
  void aSupervisorSeesTheHallAndWhatNeedsSomebodyAndHelps() throws Exception {
    Client kiosk = office.screen("KIOSK");
    Client budi = office.person("budi", "OFFICER", "");
    budi.post("/api/v1/counters/3/take").ok();
    Page page = page("supervisor", "siti", "SUPERVISOR", 1366, 768);
    assertTrue(see(page, "supervisor-well").innerText().contains("Semua berjalan"));
    look(page, "supervisor-quiet", "Semua berjalan");
    kiosk.post("/api/v1/tickets", "service", "REENTRY").ok();
    kiosk.post("/api/v1/tickets", "service", "REENTRY", "priority", "ELDERLY").ok();
    kiosk.post("/api/v1/tickets", "service", "OPP").ok();
    budi.post("/api/v1/counters/3/call-next").ok();
    budi.post("/api/v1/counters/3/start").ok();
    budi.post("/api/v1/counters/3/finish").ok();

    see(page, "supervisor-need-loket-OPP");
    clock.move(Duration.ofMinutes(3));
    budi.post("/api/v1/help-calls").ok();

    assertTrue(
        see(page, "supervisor-need-rest-3")
            .innerText()
            .contains("Loket 3 (Uji budi) belum memanggil sejak 3 menit, 1 menunggu"));
    assertTrue(see(page, "supervisor-figure-longest").innerText().contains("3 menit"));
    look(page, "supervisor", "Loket 3, Uji budi minta bantuan");
    page.setViewportSize(390, 844);
    look(page, "supervisor-phone", "Perlu tindakan");
    page.setViewportSize(1366, 768);

    see(page, "supervisor-answer").click();
    page.getByTestId("supervisor-answer").waitFor(Windows.GONE);
    see(page, "supervisor-free-3").click();
    assertTrue(see(page, "supervisor-free-3").innerText().contains("Yakin"));
    see(page, "supervisor-free-3").click();
    page.getByTestId("supervisor-free-3").waitFor(Windows.GONE);
    assertEquals("FREE", see(page, "supervisor-loket-3").getAttribute("data-doing"));
    see(page, "guard-close").click();
    page.locator("#closing-reason").fill("listrik padam");
    see(page, "guard-close-next").click();
    see(page, "guard-close-sure").click();
    see(page, "guard-lift");
    look(page, "supervisor-closed", "listrik padam");
    assertEquals(List.of(), windows.complaints());
  }

  @Test
  void whatBecameOfANumberIsLookedUpAndTheAddressKeepsTheSearch() throws Exception {
    Client kiosk = office.screen("KIOSK");
    Client budi = office.person("budi", "OFFICER", "");
    budi.post("/api/v1/counters/3/take").ok();
    kiosk.post("/api/v1/tickets", "service", "REENTRY").ok();
    budi.post("/api/v1/counters/3/call-next").ok();
    Page page = page("journal", "wulan", "INSPECTOR", 1366, 768);
    see(page, "journal-found");
    look(page, "journal-day", "Nomor diambil untuk");

    see(page, "journal-number").fill("r1");
    page.keyboard().press("Enter");
    page.getByText("2 catatan").first().waitFor();
    String rows = see(page, "journal-rows").innerText();
    assertTrue(rows.contains("Nomor diambil") && rows.contains("Dipanggil ke loket 3"), rows);
    assertTrue(rows.contains("Uji budi") && rows.contains("R001"), rows);
    page.reload();
    page.getByText("2 catatan").first().waitFor();
    look(page, "journal-number", "Dipanggil ke loket 3");

    see(page, "journal-number").fill("tujuh");
    page.keyboard().press("Enter");
    assertEquals(1, page.locator("#number:invalid").count(), "it is said at the field");
    see(page, "journal-number").fill("");
    see(page, "journal-actor").fill("UJI BUDI");
    page.keyboard().press("Enter");
    page.getByText("2 catatan").first().waitFor();
    see(page, "journal-actor").fill("tidak ada");
    page.keyboard().press("Enter");
    see(page, "journal-none");
    look(page, "journal-none", "Tidak ada catatan");
    assertEquals(List.of(), windows.complaints());
  }

  @Test
  void theRightPasswordAtTheWrongPageLeadsToTheRightOne() throws Exception {
    Page ikm = page("ikm", "budi", "OFFICER", 1366, 768);
    assertEquals(2, see(ikm, "login-doors").locator("a").count());
    look(ikm, "login-wrong-door", "Akun ini untuk meja petugas");

    Page journal = page("journal", "teguh", "TECHNICIAN", 1366, 768);
    String words = see(journal, "journal-may-not").innerText();
    assertTrue(words.contains("Teknisi") && words.contains("Kesehatan"), words);
    look(journal, "wrong-door", "Halaman untuk akun Anda");
    journal.getByText("Kesehatan", new Page.GetByTextOptions().setExact(true)).click();
    assertTrue(see(journal, "health-person").innerText().contains("Uji teguh"));
    see(journal, "health-pages").click();
    look(journal, "other-pages", "Pengaturan");
  }

  @Test
  void whoMayOnlyReadTheGuardsPageFindsNothingToPress() throws Exception {
    office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").ok();
    office.screen("KIOSK").post("/api/v1/help-calls").ok();
    Page page = page("guard", "wulan", "INSPECTOR", 1366, 768);
    see(page, "guard-help");

    look(page, "guard-inspector", "Yang menunggu di setiap layanan");
    assertEquals(0, page.locator("main button").count(), "buttons");
  }

  @Test
  void anOfficersSilentHelpNamesTheLoketToTheGuardAndToColleaguesAndGrowsLoud() throws Exception {
    Client budi = office.person("budi", "OFFICER", "");
    budi.post("/api/v1/counters/3/take").ok();
    Page guard = page("guard", "satpam", "GUARD", 1366, 768);
    Page colleague = page("console", "sari", "OFFICER", 1366, 768);
    see(colleague, "console-take-4").click();
    see(colleague, "console-leave");

    budi.post("/api/v1/help-calls").ok();

    assertTrue(see(guard, "guard-help").innerText().contains("Loket 3, Uji budi"));
    assertFalse(see(guard, "guard-help").getAttribute("class").contains("is-negative"));
    assertTrue(see(colleague, "console-help-of").innerText().contains("Loket 3, Uji budi"));
    look(colleague, "console-help-of", "minta bantuan");
    clock.move(Duration.ofSeconds(31));
    guard.locator("[data-testid=guard-help].is-negative").waitFor();
    look(guard, "guard-help-loud", "Loket 3, Uji budi");
    see(guard, "guard-answer").click();
    colleague.getByTestId("console-help-of").waitFor(Windows.GONE);
    assertEquals(List.of(), windows.complaints());
  }

  @Test
  void whateverIsSaidToTheGuardMovesNoTileUnderTheFinger() throws Exception {
    Client kiosk = office.screen("KIOSK");
    Page guard = page("guard", "satpam", "GUARD", 1366, 768);
    for (int[] size : new int[][] {{1366, 768}, {800, 1280}}) {
      guard.setViewportSize(size[0], size[1]);
      double before = see(guard, "guard-service-REENTRY").boundingBox().y;
      kiosk.post("/api/v1/help-calls").ok();
      see(guard, "guard-help");
      look(guard, "guard-help-" + size[0], "Minta bantuan");

      assertEquals(before, see(guard, "guard-service-REENTRY").boundingBox().y, "at " + size[0]);
      see(guard, "guard-answer").click();
      guard.getByTestId("guard-help").waitFor(Windows.GONE);
      clock.move(Duration.ofMinutes(10));
    }
  }

  @Test
  void whatComesNextIsInSightOnALowScreenAndEnlargedTwice() throws Exception {
    office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").ok();
    Page console = page("console", "sari", "OFFICER", 1024, 768);
    see(console, "console-take-3").click();
    see(console, "console-call-next").click();
    for (int[] size : new int[][] {{1024, 768}, {683, 384}}) {
      console.setViewportSize(size[0], size[1]);
      BoundingBox start = see(console, "console-start").boundingBox();

      assertTrue(start.y >= 0 && start.y + start.height <= size[1], size[0] + ": " + start.y);
    }
    console.setViewportSize(1024, 768);
    look(console, "console-1024", "Mulai melayani");
    assertTrue(see(console, "console-person").innerText().contains("Uji sari"));
  }

  @Test
  void aCodeThatWasUsedBeforeSaysSo() throws Exception {
    Screens.Code desk = new Screens.Code(ScreenKind.DESK, "meja", List.of(), "");
    String code = office.server().screens().newCode(desk, 1, Duration.ofMinutes(5));
    String address = office.address() + "/console/#enrol=" + code;
    see(windows.page(address, 1366, 768), "login");

    Page second = windows.page(address, 1366, 768);

    assertTrue(see(second, "enrol").innerText().contains("sudah terpakai"));
    look(second, "enrol-spent", "sudah terpakai");
  }

  @Test
  void aDecisionsPdfIsBroughtByTheAdministratorAndFetchedByEverybody() throws Exception {
    byte[] pdf = ("%PDF-1.7\n" + "satu ".repeat(300) + "\n%%EOF\n").getBytes(US_ASCII);
    byte[] cut = Arrays.copyOf(pdf, 900);
    Page admin = page("admin", "tata", "ADMINISTRATOR", 1366, 768);
    see(admin, "admin-section-catalogue").click();
    Locator file = see(admin, "admin-decision-file-0");
    file.setInputFiles(new FilePayload("KEP ttd.pdf", "application/pdf", cut));
    assertThat(see(admin, "admin-decisions")).containsText("terpotong");
    file.setInputFiles(new FilePayload("KEP ttd.pdf", "application/pdf", pdf));
    assertThat(see(admin, "admin-decisions")).containsText("KEP ttd.pdf sudah disimpan");
    see(admin, "admin-decisions").scrollIntoViewIfNeeded();
    look(admin, "admin-decisions", "SHA-256");

    Page standard = windows.page(office.address() + "/standard/OPP", 1366, 768);
    Locator way = standard.getByText("Unduh naskah keputusan");
    Download fetched = standard.waitForDownload(way::click);
    assertArrayEquals(pdf, Files.readAllBytes(fetched.path()));
  }

  @Test
  void severalWhoCameTogetherGetTheirNumbersInOneActAndAreToldAsAGroup() throws Exception {
    Page guard = page("guard", "satpam", "GUARD", 1366, 768);
    see(guard, "guard-service-SSW").click();
    see(guard, "guard-group-people").fill("3");
    look(guard, "guard-group-ask", "berapa nomor");
    see(guard, "guard-issue-REGULAR").click();

    String numbers = see(guard, "guard-group-numbers").innerText();
    String first = numbers.substring(0, numbers.indexOf('–'));
    assertThat(see(guard, "guard-waiting").getByText("rombongan " + first)).hasCount(3);
    look(guard, "guard-group", "Rombongan, 3 nomor");
  }

  @Test
  void aServiceThatIsClosedIsSaidOnItsTileBeforeAnybodyPressesItAndOpensAgainByItself()
      throws Exception {
    Client supervisor = office.person("siti", "SUPERVISOR", "");
    Page guard = page("guard", "satpam", "GUARD", 1366, 768);
    see(guard, "guard-service-OPP").click();
    see(guard, "guard-issue-REGULAR");
    guard.keyboard().press("Escape");
    supervisor
        .post(
            "/api/v1/closings",
            "requestId",
            Client.requestId(),
            "service",
            "OPP",
            "reason",
            "petugas sakit")
        .ok();

    assertThat(see(guard, "guard-service-OPP")).containsText("Ditutup");
    assertThat(see(guard, "guard-service-OPP")).isDisabled();
    assertThat(see(guard, "guard-service-REENTRY")).isEnabled();
    look(guard, "guard-tile-closed", "Ditutup");
    supervisor
        .post("/api/v1/closings/lift", "requestId", Client.requestId(), "service", "OPP")
        .ok();

    assertThat(see(guard, "guard-service-OPP")).isEnabled();
    assertFalse(see(guard, "guard-service-OPP").innerText().contains("Ditutup"));
  }

  @Test
  void whoChoosesALoketSeesHowManyWaitAndWhoIsBackInTheQueueLeavesNothingToUndo() throws Exception {
    Client kiosk = office.screen("KIOSK");
    kiosk.post("/api/v1/tickets", "service", "REENTRY").ok();
    Page console = page("console", "sari", "OFFICER", 1366, 768);
    assertThat(see(console, "console-take-3")).containsText("1 menunggu");
    assertFalse(see(console, "console-take-6").innerText().contains("menunggu"));
    look(console, "console-choose", "1 menunggu");
    see(console, "console-take-3").click();
    see(console, "console-call-next").click();
    see(console, "console-start");
    office.set("noShowAfterCalls", 1);
    clock.move(Duration.ofMinutes(5));

    see(console, "console-no-show").click();
    see(console, "console-undo");
    console.getByLabel("Kembalikan R001 ke antrean").click();

    console.getByTestId("console-undo").waitFor(Windows.GONE);
    assertThat(see(console, "console-call-next")).isEnabled();
  }

  @Test
  void whoGoesForACopyIsCalledFirstAfterwardsAndIsSentOnWithTheSameNumber() throws Exception {
    Client kiosk = office.screen("KIOSK");
    String token =
        kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201).get("token").asText();
    Page console = page("console", "sari", "OFFICER", 1366, 768);
    Page guard = page("guard", "satpam", "GUARD", 1366, 768);
    see(console, "console-take-3").click();
    assertThat(see(console, "console-because")).containsText("paling dulu mengambil nomor");
    console.keyboard().press("Enter");
    see(console, "console-start");
    console.keyboard().press("s");
    see(console, "console-finish");

    console.keyboard().press("k");
    see(console, "console-rest-COPY").check();
    look(console, "console-rest", "Tahan R001 atau izinkan keluar");
    see(console, "console-rest-do").click();

    see(console, "console-resting");
    kiosk.post("/api/v1/tickets", "service", "REENTRY", "priority", "ELDERLY").expect(201);
    clock.move(Duration.ofMinutes(31));
    assertThat(see(guard, "guard-resting")).containsText("belum kembali");
    look(guard, "guard-resting", "Fotokopi");
    look(console, "console-resting", "belum kembali");
    see(guard, "guard-back-R001").click();
    guard.getByTestId("guard-resting").waitFor(Windows.GONE);
    assertThat(see(console, "console-because")).containsText("tadi sudah di loket ini");

    console.keyboard().press("Enter");
    assertThat(see(console, "console-number")).containsText("R001");
    console.keyboard().press("s");
    see(console, "console-finish");
    console.keyboard().press("t");
    see(console, "console-goal-OPP").check();
    see(console, "console-send-finished").check();
    look(console, "console-send-on", "Nomornya tetap");
    see(console, "console-send-do").click();

    see(console, "console-call-next");
    JsonNode sent = kiosk.get("/api/v1/status/" + token).ok();
    assertEquals("OPP", sent.get("service").asText());
    assertEquals("R001", sent.get("number").asText());
    assertEquals("WAITING", sent.get("state").asText());
    assertTrue(sent.get("elsewhere").asBoolean());
    assertEquals(List.of(), windows.complaints());
  }

  @Test
  void theNextScreenGetsNothingOfTheLastOneAndItsAddressIsTheOneThatOthersReach() throws Exception {
    Page admin = page("admin", "tuti", "ADMINISTRATOR", 1366, 900);
    admin.route(
        "**/enrolment-codes",
        route -> {
          String answer = route.fetch().text();
          route.fulfill(
              new Route.FulfillOptions()
                  .setStatus(201)
                  .setContentType("application/json")
                  .setBody(answer.replace("\"hosts\":[]", "\"hosts\":[\"192.168.1.10\"]")));
        });
    see(admin, "admin-section-devices").click();
    see(admin, "admin-device-kind").selectOption("SIGN");
    see(admin, "admin-device-name").fill("Layar loket 3");
    see(admin, "admin-device-counters").fill("3");
    see(admin, "admin-device-code").click();

    assertThat(see(admin, "admin-code"))
        .containsText("http://192.168.1.10:" + office.port() + "/sign/#enrol=");
    look(admin, "admin-code", "192.168.1.10");
    assertEquals("SIGN", see(admin, "admin-device-kind").inputValue());
    assertEquals("", see(admin, "admin-device-name").inputValue());
    assertEquals("", see(admin, "admin-device-counters").inputValue());
  }

  @Test
  void aBoardThatGivesNoSoundIsNotWellToTheTechnicianAndInTheSameWordsToTheGuard()
      throws Exception {
    try (Windows silent = Windows.openSilent()) {
      String code = office.code(ScreenKind.BOARD, "TV ruang tunggu", "");
      Page board = silent.page(office.address() + "/board/#enrol=" + code, 1280, 720);
      see(board, "board-blocked");

      Page guard = page("guard", "satpam", "GUARD", 1366, 768);
      assertThat(see(guard, "guard-board")).containsText("tidak bersuara");
      Page admin = page("admin", "teguh", "TECHNICIAN", 1366, 768);
      see(admin, "admin-section-devices").click();
      assertThat(admin.getByRole(AriaRole.ROW).filter(with("TV ruang tunggu")))
          .containsText("tetapi tidak bersuara");
      look(admin, "admin-silent-board", "tetapi tidak bersuara");
    }
  }

  private static Locator.FilterOptions with(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  private Page page(String name, String user, String role, int width, int height) throws Exception {
    String password = office.account(user, role);
    boolean desk = List.of("guard", "console").contains(name);
    String code = desk ? "#enrol=" + office.code(ScreenKind.DESK, name, "") : "";
    Page page = windows.page(office.address() + "/" + name + "/" + code, width, height);
    see(page, "login-user").fill(user);
    see(page, "login-password").fill(password);
    page.keyboard().press("Enter");
    return page;
  }
}
