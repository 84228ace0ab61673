package id.loket.sim.story;

import static id.loket.sim.story.StoryOffice.SOON;
import static id.loket.sim.story.StoryOffice.firstPrinterIs;
import static id.loket.sim.story.StoryOffice.printerIs;
import static id.loket.sim.story.StoryOffice.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.loket.paper.Cut;
import id.loket.paper.Slip;
import id.loket.server.Client;
import id.loket.sim.printer.PaperReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Complaints 3 and 19 of the users of other queue systems, and what belongs to them: paper is not a
 * ticket, and a library's "success" is not a slip.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrintingComplaintsTest {
  private static final List<String> FAULTS =
      List.of("paperEnd", "coverOpen", "offLine", "silent", "stalled", "refuse");

  private StoryOffice office;
  private Windows windows;
  private Client kiosk;
  private Client guard;
  private Client officer;
  private int slipsBefore;

  @BeforeAll
  void open() throws Exception {
    office = StoryOffice.open(StoryOffice.Plan.quick().withJobLimit(Duration.ofSeconds(20)));
    windows = Windows.open();
    kiosk = office.kiosk();
    guard = office.guard();
    officer = office.officerAt(3);
  }

  @BeforeEach
  void count() {
    slipsBefore = newest();
  }

  @AfterEach
  void repair() throws Exception {
    FAULTS.forEach(fault -> office.printer().controls().set(fault, false));
    office.printer().controls().set("slow", 0);
    office.printer().controls().press("refill");
    kiosk.picture("/api/v1/kiosk/live", printerIs("READY"));
  }

  @AfterAll
  void close() throws Exception {
    assertEquals(List.of(), windows.complaints());
    windows.close();
    office.close();
  }

  @Test
  void complaint3WithoutAPrinterTheNumberStandsOnTheScreenAndTheGuardPrintsItLater()
      throws Exception {
    fault("refuse", "UNREACHABLE");
    Page screen = windows.page(office.page("kiosk"), 1080, 1920);
    walkToTheRequirements(screen);
    assertTrue(see(screen, "kiosk-paper").innerText().contains("difoto"), "known before the tap");

    see(screen, "kiosk-take").click();

    String number = see(screen, "kiosk-number").innerText().strip();
    screen.locator("[data-testid=kiosk-print-state][data-state=NOT_PRINTED]").waitFor();
    assertTrue(see(screen, "kiosk-print-state").innerText().contains("Foto nomor ini"));
    assertEquals(number, see(screen, "kiosk-number").innerText().strip());

    Page post = windows.page(office.page("guard"), 1280, 800);
    login(post, "satpam", "GUARD");
    assertTrue(see(post, "guard-printer").innerText().contains("Tidak terhubung"));
    assertTrue(see(post, "guard-sick").innerText().contains("Tidak terhubung"), "above the fold");
    String row =
        post.getByRole(com.microsoft.playwright.options.AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText(number))
            .first()
            .innerText();
    assertTrue(row.contains("Tidak tercetak"), row);
    officerSeesWhy(number, "printer tidak terhubung");
    assertEquals("UNREACHABLE", benchPrinter().get("state"));
    assertTrue(benchPrinter().get("detail").contains("127.0.0.1:" + office.printer().port()));

    office.printer().controls().set("refuse", false);
    guard.picture("/api/v1/guard/live", firstPrinterIs("READY"));
    assertEquals(List.of(), newSlips(), "nothing prints itself");
    see(post, "guard-reprint-waiting-" + number).click();

    Slip copy = awaitSlip();
    PaperReader paper = PaperReader.of(copy.png());
    assertEquals(number, paper.largest());
    assertTrue(paper.text().contains("SALINAN"), paper.text());
    post.context().close();
    screen.context().close();
  }

  @Test
  void complaint19AfterThePaperIsBackNoBacklogOfStaleSlipsComesOut() throws Exception {
    fault("paperEnd", "PAPER_OUT");
    long inkBefore = office.printer().received();

    List<JsonNode> tickets = new ArrayList<>();
    for (int visitor = 0; visitor < 5; visitor++) {
      tickets.add(take(kiosk, "REENTRY"));
    }
    for (JsonNode ticket : tickets) {
      JsonNode print = office.printed(ticket);
      assertEquals("NOT_PRINTED", print.path("state").asText(), print.toString());
      assertEquals("PAPER_OUT", print.path("reason").asText());
    }
    assertTrue(office.printer().received() - inkBefore < 1_000, "asked, but never sent a slip");

    office.printer().controls().press("refill");
    kiosk.picture("/api/v1/kiosk/live", printerIs("READY"));
    JsonNode next = take(kiosk, "REENTRY");

    assertEquals("PRINTED", office.printed(next).path("state").asText());
    assertEquals(List.of(next.path("number").asText()), newNumbers());
  }

  @Test
  void complaint19ASlipThatIsOlderThanItsUseIsNeverPrinted() throws Exception {
    StoryOffice.Plan patient =
        StoryOffice.Plan.quick().withPatience(Duration.ofSeconds(100)).with("printJobSeconds", 5);
    try (StoryOffice other = StoryOffice.open(patient)) {
      Client machine = other.kiosk();
      other.printer().controls().set("paperEnd", true);
      machine.picture("/api/v1/kiosk/live", printerIs("PAPER_OUT"));
      JsonNode waitsForPaper = take(machine, "REENTRY");
      assertEquals("NOT_PRINTED", other.printed(waitsForPaper).path("state").asText());

      other.stopStation();
      JsonNode waitsForStation = take(machine, "REENTRY");
      JsonNode print = other.printed(waitsForStation);
      assertEquals("NOT_PRINTED", print.path("state").asText());
      assertEquals("EXPIRED", print.path("reason").asText());

      other.printer().controls().press("refill");
      other.startStation();
      machine.picture("/api/v1/kiosk/live", printerIs("READY"));
      JsonNode fresh = take(machine, "REENTRY");
      assertEquals("PRINTED", other.printed(fresh).path("state").asText());
      assertEquals(1, other.printer().slips().size());
      assertEquals(fresh.path("number").asText(), other.printer().slips().get(0).largestLine());
    }
  }

  @Test
  void theSlipsOfAGroupComeOutOneAfterTheOther() throws Exception {
    JsonNode group =
        office
            .guard()
            .post(
                "/api/v1/groups",
                "requestId",
                Client.requestId(),
                "service",
                "REENTRY",
                "people",
                3)
            .ok();
    List<String> numbers = new ArrayList<>();
    for (JsonNode one : group.path("tickets")) {
      assertEquals("PRINTED", office.printed(one).path("state").asText());
      numbers.add(one.path("number").asText());
    }

    assertEquals(3, numbers.size());
    assertEquals(numbers, newNumbers());
  }

  @Test
  void complaint19PaperThatEndsUnderTheSlipIsAPersonsToDecide() throws Exception {
    office.printer().controls().set("paper", 60);

    JsonNode ticket = take(kiosk, "REENTRY");
    String number = ticket.path("number").asText();
    JsonNode print = office.printed(ticket);
    assertEquals("UNKNOWN", print.path("state").asText(), print.toString());
    assertEquals("PAPER_OUT", print.path("reason").asText());
    officer.picture(
        "/api/v1/console/live",
        picture -> picture.path("printTrouble").findValuesAsText("number").contains(number));

    office.printer().controls().press("refill");
    kiosk.picture("/api/v1/kiosk/live", printerIs("READY"));
    JsonNode next = take(kiosk, "REENTRY");
    assertEquals("PRINTED", office.printed(next).path("state").asText());
    assertEquals(
        List.of(next.path("number").asText()), newNumbers(), "the rest was cleared, not printed");

    officer.post("/api/v1/tickets/" + ticket.path("id").asText() + "/reprint").ok();
    assertEquals("PRINTED", office.printed(ticket).path("state").asText());
    assertEquals(List.of(next.path("number").asText(), number), newNumbers());
    assertTrue(newSlips().get(1).text().contains("SALINAN"));
  }

  @Test
  void complaint3AnOpenCoverIsKnownAtTheKioskBeforeTheTap() throws Exception {
    Page screen = windows.page(office.page("kiosk"), 1080, 1920);
    see(screen, "kiosk-start");
    assertEquals(0, screen.getByTestId("kiosk-paper").count());

    office.printer().controls().set("coverOpen", true);

    assertTrue(see(screen, "kiosk-paper").innerText().contains("Nomor tetap bisa diambil"));
    office.printer().controls().set("coverOpen", false);
    screen
        .getByTestId("kiosk-paper")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    screen.context().close();
  }

  @Test
  void complaint3ASilentPrinterIsNotTakenForAPrintingOne() throws Exception {
    office.printer().controls().set("stalled", true);
    fault("silent", "SILENT");

    JsonNode ticket = take(kiosk, "REENTRY");

    JsonNode print = office.printed(ticket);
    assertEquals("NOT_PRINTED", print.path("state").asText(), print.toString());
    assertEquals("SILENT", print.path("reason").asText());
    officerSeesWhy(ticket.path("number").asText(), "printer tidak menjawab");
  }

  @Test
  void aSlowPrinterDoesNotHoldUpTheKiosk() throws Exception {
    office.printer().controls().set("slow", 400);
    Page screen = windows.page(office.page("kiosk"), 1080, 1920);
    walkToTheRequirements(screen);
    see(screen, "kiosk-take").click();
    String first = see(screen, "kiosk-number").innerText().strip();
    see(screen, "kiosk-finish").click();

    walkToTheRequirements(screen);
    see(screen, "kiosk-take").click();
    String second = see(screen, "kiosk-number").innerText().strip();

    assertTrue(!second.equals(first), "two visitors, two numbers");
    assertEquals(List.of(), newSlips(), "the first slip is still under way");
    assertEquals(first, awaitSlip().largestLine());
    office.printer().awaitSlips(slipsBefore + 2, SOON);
    screen.context().close();
    assertEquals(List.of(first, second), newNumbers());
  }

  @Test
  void aServerStartedAnewWhileASlipIsUnderWayLearnsWhatBecameOfIt() throws Exception {
    office.printer().controls().set("slow", 400);
    JsonNode ticket = take(kiosk, "REENTRY");
    office.awaitPrint(ticket, print -> print.path("state").asText().equals("SENDING"));

    office.restart();

    assertEquals("PRINTED", office.printed(ticket).path("state").asText());
    assertEquals(List.of(ticket.path("number").asText()), newNumbers());
  }

  @Test
  void aStationKilledUnderASlipPrintsNoSecondOne() throws Exception {
    office.stopStation();
    office.printer().controls().set("slow", 400);
    JsonNode ticket;
    try (StationProcess station = StationProcess.start(office)) {
      ticket = take(kiosk, "REENTRY");
      office.awaitPrint(ticket, print -> print.path("state").asText().equals("SENDING"));
      station.kill();
    }
    office.printer().controls().set("slow", 0);

    office.startStation();

    JsonNode print = office.printed(ticket);
    assertEquals("UNKNOWN", print.path("state").asText(), print.toString());
    assertEquals("INTERRUPTED", print.path("reason").asText());
    kiosk.picture("/api/v1/kiosk/live", printerIs("READY"));
    office.printer().awaitIdle(SOON);
    // What had left the station before its end may still come out: that is why it is UNKNOWN.
    List<String> out = newNumbers();
    String number = ticket.path("number").asText();
    assertTrue(out.isEmpty() || out.equals(List.of(number)), out.toString());
  }

  @Test
  void complaint3ADoubleTapIsOneTicketAndOneSlip() throws Exception {
    int before = waiting();
    Page screen = windows.page(office.page("kiosk"), 1080, 1920);
    walkToTheRequirements(screen);

    see(screen, "kiosk-take").dblclick();

    String number = see(screen, "kiosk-number").innerText().strip();
    assertEquals(number, awaitSlip().largestLine());
    screen.locator("[data-testid=kiosk-print-state][data-state=PRINTED]").waitFor();
    assertEquals(before + 1, waiting());
    assertEquals(List.of(number), newNumbers());
    screen.context().close();
  }

  @Test
  void complaint3AReloadUnderTheRequestIsOneTicketAndOneSlip() throws Exception {
    int before = waiting();
    Page screen = windows.page(atNumber("kiosk"), 1080, 1920);
    walkToTheRequirements(screen);
    List<APIResponse> eaten = new ArrayList<>();
    // The office has answered, but the page is loaded again before it hears of it.
    screen.route(
        "**/api/v1/tickets",
        route -> {
          if (eaten.isEmpty()) {
            eaten.add(route.fetch());
          } else {
            route.resume();
          }
        });
    see(screen, "kiosk-take").click();
    screen.waitForCondition(() -> !eaten.isEmpty());

    screen.reload();

    String number = see(screen, "kiosk-number").innerText().strip();
    assertTrue(eaten.get(0).text().contains("\"" + number + "\""), eaten.get(0).text());
    awaitSlip();
    assertEquals(before + 1, waiting());
    assertEquals(List.of(number), newNumbers());
    screen.context().close();
  }

  @Test
  void complaint3ALostReplyIsAskedForAgainAndGivesTheSameTicket() throws Exception {
    int before = waiting();
    Page screen = windows.page(atNumber("kiosk"), 1080, 1920);
    walkToTheRequirements(screen);
    List<String> lost = new ArrayList<>();
    screen.route("**/api/v1/tickets", route -> loseFirst(route, lost));

    see(screen, "kiosk-take").click();

    String number = see(screen, "kiosk-number").innerText().strip();
    assertTrue(lost.get(0).contains("\"" + number + "\""), lost.get(0));
    awaitSlip();
    assertEquals(before + 1, waiting());
    assertEquals(List.of(number), newNumbers());
    screen.context().close();
  }

  private static void loseFirst(Route route, List<String> lost) {
    if (lost.isEmpty()) {
      lost.add(route.fetch().text());
      route.abort();
    } else {
      route.resume();
    }
  }

  // ---- helpers ----------------------------------------------------------------------------------

  /** By number, because a route that fetches by itself knows no names of this machine. */
  private String atNumber(String screen) {
    return office.page(screen, "127.0.0.1:" + office.port(), "Layar " + screen);
  }

  /** Moves a switch of the printer and waits until the kiosk knows. */
  private void fault(String control, String state) throws Exception {
    office.printer().controls().set(control, true);
    kiosk.picture("/api/v1/kiosk/live", printerIs(state));
  }

  static void walkToTheRequirements(Page screen) {
    see(screen, "kiosk-start").click();
    see(screen, "kiosk-lang-id").click();
    see(screen, "kiosk-service-REENTRY").click();
    see(screen, "kiosk-take");
  }

  /** At the loket that serves the number, and not at one that has nothing to do with it. */
  private void officerSeesWhy(String number, String words) throws Exception {
    Page console = windows.page(office.page("console"), 1366, 768);
    login(console, "petugas3", "OFFICER");
    console.getByText(words).first().waitFor();
    String text = console.locator("body").innerText();
    assertTrue(text.contains(number), text);
    console.context().close();

    Client elsewhere = office.officerAt(5);
    JsonNode picture =
        elsewhere.picture("/api/v1/console/live", one -> one.path("mine").isObject());
    assertEquals(List.of(), picture.path("printTrouble").findValuesAsText("number"));
    elsewhere.post("/api/v1/counters/5/release").ok();
  }

  private void login(Page page, String user, String role) throws Exception {
    String password = office.account(user, role);
    see(page, "login-user").fill(user);
    see(page, "login-password").fill(password);
    see(page, "login-send").click();
  }

  static Locator see(Page page, String testId) {
    Locator found = page.getByTestId(testId).first();
    found.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    return found;
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> benchPrinter() {
    return ((List<Map<String, String>>) office.server().devicesAndBoards().get("devices")).get(0);
  }

  private int waiting() throws Exception {
    JsonNode picture = kiosk.picture("/api/v1/kiosk/live");
    return IntStream.range(0, picture.path("services").size())
        .map(i -> picture.path("services").path(i).path("waiting").asInt())
        .sum();
  }

  private int newest() {
    return office.printer().slips().stream().mapToInt(Slip::number).max().orElse(0);
  }

  private Slip awaitSlip() {
    int count = slipsBefore;
    do {
      office.printer().awaitSlips(++count, SOON);
    } while (newSlips().isEmpty());
    return newSlips().get(0);
  }

  /** What was cut off since this story began, but for blank pieces. */
  private List<Slip> newSlips() {
    return office.printer().slips().stream()
        .filter(slip -> slip.number() > slipsBefore && slip.cut() != Cut.TORN)
        .filter(slip -> !slip.image().blank())
        .toList();
  }

  private List<String> newNumbers() {
    return newSlips().stream().map(Slip::largestLine).toList();
  }
}
