package id.loket.sim.story;

import static id.loket.sim.story.Hall.see;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.ScreenKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The survey goes on without the office, and every answer arrives once. */
class SurveyWithoutALineTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COUNTER = "/api/v1/counters/3/";
  private static final String SAID = "kursinya keras-99";

  /** What lies on the tablet, as JSON. */
  private static final String WAITING =
      """
      () => new Promise((resolve) => {
        const opening = indexedDB.open('loket-survey');
        opening.onsuccess = () => {
          const all = opening.result.transaction('answers').objectStore('answers').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(all.result));
          };
        };
      })
      """;

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private CuttingProxy cable;
  private Windows windows;
  private Client kiosk;
  private Client officer;
  private String password;
  private Page tablet;
  private String home;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    cable = new CuttingProxy(office.port());
    windows = Windows.open();
    kiosk = office.screen("KIOSK");
    officer = office.person("OFFICER");
    password = office.account("kepala", "HEAD");
    officer.post(COUNTER + "take").ok();
    home = "http://survey.localhost:" + cable.port() + "/survey/";
    tablet =
        windows.page(home + "#enrol=" + office.code(ScreenKind.TABLET, "tablet", ""), 1080, 1920);
    see(tablet, "survey-rest");
    Windows.awaitKept(tablet, "survey");
  }

  @AfterEach
  void close() throws Exception {
    windows.close();
    cable.close();
    office.close();
  }

  @Test
  void whatIsAnsweredWhileTheLineIsCutForEightHoursArrivesOnce() throws Exception {
    for (int visitor = 0; visitor < 4; visitor++) {
      answerElsewhere(office.nobody(), tokenOf(serve()));
      see(tablet, "survey-rest");
    }
    serve();
    see(tablet, "survey-start");
    cable.pull();
    answer();
    see(tablet, "survey-close").click();

    assertEquals("Menunggu dikirim: 1.", see(tablet, "survey-unsent").innerText().strip());
    assertEquals(
        new TreeSet<>(
            Set.of(
                "token", "begunBy", "requestId", "answers", "profile", "questionnaire", "tooFast")),
        names(waiting().get(0)));
    assertTrue(waiting().get(0).get("tooFast").isBoolean(), "yes or no, and never how long");
    assertFalse(waiting().toString().contains(SAID), "free words are not put down");
    tablet.reload();
    assertEquals(
        "Kantor sedang tidak menjawab", see(tablet, "survey-alone").locator("h1").innerText());
    openAnew();
    see(tablet, "survey-alone");
    assertEquals("Menunggu dikirim: 1.", see(tablet, "survey-unsent").innerText().strip());
    clock.move(Duration.ofHours(8));
    cable.plug();

    tablet.waitForCondition(() -> waiting().isEmpty());
    see(tablet, "survey-rest");
    assertEquals(0, tablet.getByTestId("survey-unsent").count());
    JsonNode index = index();
    assertEquals(5, index.get("respondents").asInt());
    assertEquals("85.00", index.get("ikm").asText());
    assertEquals(1, tooFast(), "one answer came from a tablet, faster than anybody reads");
    assertEquals(List.of(), windows.complaints());
  }

  private int tooFast() throws SQLException {
    try (Connection answers =
            DriverManager.getConnection("jdbc:sqlite:" + office.folder().resolve("survey.db"));
        Statement statement = answers.createStatement();
        ResultSet row = statement.executeQuery("SELECT total(too_fast) FROM survey_answer")) {
      return row.getInt(1);
    }
  }

  @Test
  void whoBeganAndWentBackToTheFirstPageLeavesNothingToTheNext() throws Exception {
    tablet.clock().install();
    tablet.reload();
    see(tablet, "survey-rest");
    serve();
    see(tablet, "survey-start").click();
    see(tablet, "survey-answer-1").click();
    see(tablet, "survey-back").click();
    see(tablet, "survey-back").click();
    see(tablet, "survey-start");

    tablet.clock().fastForward(46_000);
    see(tablet, "survey-idle-yes");
    tablet.clock().fastForward(21_000);

    see(tablet, "survey-rest");
    serve();
    see(tablet, "survey-start").click();
    see(tablet, "survey-answer-1");
    assertEquals(0, tablet.locator("[aria-pressed=true][data-testid^=survey-answer]").count());
  }

  @Test
  void whatWaitsIsAskedOfNobodyElseAndGoesInOrderUntilTakenOrRefused() throws Exception {
    AtomicBoolean down = new AtomicBoolean(true);
    List<String> sent = new CopyOnWriteArrayList<>();
    tablet.route("**/answers", route -> pass(route, down, sent));
    serve();
    see(tablet, "survey-start");
    answer();
    see(tablet, "survey-close").click();
    serve();
    see(tablet, "survey-start");
    answer();
    List<String> kept = waiting().findValuesAsText("requestId");
    answerElsewhere(office.screen("TABLET"), waiting().get(0).get("token").asText());

    sent.clear();
    tablet.reload();
    assertEquals("Menunggu dikirim: 2.", see(tablet, "survey-unsent").innerText().strip());
    assertEquals(0, tablet.getByTestId("survey-start").count(), "nobody else is asked");
    down.set(false);

    tablet.waitForCondition(() -> waiting().isEmpty());
    assertEquals("Tidak diterima hari ini: 1.", see(tablet, "survey-unsent").innerText().strip());
    assertEquals(2, kept.size());
    assertEquals(kept, sent.stream().distinct().toList());
    assertEquals(2, index().get("respondents").asInt());
    assertEquals(List.of(), windows.complaints());
  }

  @Test
  void whoHasBegunAnswersToTheEndWhoeverIsCalledMeanwhile() throws Exception {
    serve();
    see(tablet, "survey-start").click();
    see(tablet, "survey-page");
    JsonNode next = serve();
    tokenOf(next);

    answers();
    see(tablet, "survey-close").click();

    see(tablet, "survey-start");
    kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
    officer.post(COUNTER + "call-next").ok();
    see(tablet, "survey-rest");
    assertEquals(1, index().get("respondents").asInt(), "and nobody touched the other");
    assertEquals(List.of(), windows.complaints());
  }

  /** A browser that is loaded again in the middle, by a hand or by itself. */
  @Test
  void aTabletThatIsLoadedAgainGoesOnWhereSomebodyWas() throws Exception {
    serve();
    see(tablet, "survey-start").click();
    see(tablet, "survey-answer-1").click();
    tablet.waitForFunction(
        "() => document.querySelector('[data-testid=survey-page]')?.dataset.question"
            + " === 'PROSEDUR'");
    serve();

    tablet.reload();

    see(tablet, "survey-answer-1");
    assertEquals("PROSEDUR", tablet.getByTestId("survey-page").getAttribute("data-question"));
    for (int question = 1; question < 9; question++) {
      answerOne();
    }
    end();
    assertEquals(1, index().get("respondents").asInt());
    see(tablet, "survey-close").click();
    see(tablet, "survey-start");
    tablet.reload();
    see(tablet, "survey-start");
    assertEquals(0, tablet.getByTestId("survey-answer-1").count(), "nothing of who has gone");
    assertEquals(List.of(), windows.complaints());
  }

  /** As after a start of the browser: another page, the same profile. */
  private void openAnew() {
    Page page = tablet.context().newPage();
    tablet.close();
    tablet = page;
    tablet.setDefaultTimeout(60_000);
    tablet.navigate(home);
  }

  private static void pass(Route route, AtomicBoolean down, List<String> sent) {
    try {
      sent.add(JSON.readTree(route.request().postData()).get("requestId").asText());
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    if (down.get()) {
      route.fulfill(new Route.FulfillOptions().setStatus(503));
    } else {
      route.resume();
    }
  }

  private JsonNode serve() throws Exception {
    JsonNode ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
    for (String step : List.of("call-next", "start", "finish")) {
      officer.post(COUNTER + step).ok();
    }
    return ticket;
  }

  private String tokenOf(JsonNode ticket) throws Exception {
    return kiosk
        .picture(
            "/api/v1/status/" + ticket.get("token").asText() + "/live",
            picture -> picture.path("survey").isTextual())
        .get("survey")
        .asText();
  }

  private static void answerElsewhere(Client who, String token) throws Exception {
    Map<String, Integer> answers =
        Hall.UNSUR.stream().collect(Collectors.toMap(one -> one, one -> 4));
    who.post("/api/v1/surveys/" + token + "/answers", "answers", answers, "comment", "").ok();
  }

  /** The lowest each time, and what could be better. */
  private void answer() {
    see(tablet, "survey-start").click();
    answers();
  }

  private void answers() {
    for (int question = 0; question < 9; question++) {
      answerOne();
    }
    end();
  }

  private void answerOne() {
    String asked = tablet.getByTestId("survey-page").getAttribute("data-question");
    see(tablet, "survey-answer-1").click();
    tablet.waitForFunction(
        "asked => document.querySelector('[data-testid=survey-page]')?.dataset.question"
            + " !== asked",
        asked);
  }

  private void end() {
    see(tablet, "survey-skip").click();
    see(tablet, "survey-comment").fill(SAID);
    see(tablet, "survey-send").click();
    see(tablet, "survey-thanks");
  }

  private JsonNode waiting() {
    try {
      return JSON.readTree((String) Windows.ask(tablet, WAITING, null));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> names(JsonNode one) {
    return Stream.of(one)
        .flatMap(all -> all.properties().stream())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private JsonNode index() throws Exception {
    Client head = office.nobody();
    head.login("kepala", password);
    return head.get("/api/v1/ikm?from=2000-01-01&to=2100-01-01").expect(200);
  }
}
