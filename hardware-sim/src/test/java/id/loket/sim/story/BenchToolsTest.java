package id.loket.sim.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import id.loket.sim.bench.Tool;
import id.loket.sim.demo.DemoFile.Account;
import id.loket.sim.demo.DemoOffice;
import id.loket.sim.scenario.Outcome;
import id.loket.sim.scenario.Play;
import id.loket.sim.scenario.Scenario;
import id.loket.sim.scenario.ScenarioFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician does beside the devices: plays, sends a crowd, moves the clock, comes back. */
class BenchToolsTest {
  private static final double PATIENCE = 20;

  @TempDir private Path folder;
  private DemoOffice office;

  @BeforeEach
  void open() throws Exception {
    office = DemoOffice.start(DemoOffice.Wish.quiet(folder.resolve("data"), WallClock.clock()));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aStepThatIsNotAsExpectedIsNamedWithFileLineAndWhatWasSeen() {
    Outcome outcome =
        played(
            "name: Salah",
            "steps:",
            "  - do: {device: printer, paperEnd: true}",
            "  - do: {kiosk: take, service: REENTRY, as: tamu}",
            "  - expect: {see: phone, ticket: tamu, at: state, is: SERVING, within: 100ms}");

    assertEquals(Outcome.End.FAILED, outcome.end());
    assertEquals(
        "test.yaml:5: expected phone state is \"SERVING\", but saw \"WAITING\"", outcome.text());
    assertEquals(
        false,
        office.printer().orElseThrow().controls().value("paperEnd"),
        "a fault that the play began is ended with it");
  }

  @Test
  void whatCannotBeDoneIsNamedInTheSameWay() {
    assertTrue(
        played("name: a", "steps:", "  - do: {device: printr, paperEnd: true}")
            .text()
            .startsWith("test.yaml:3: expected a step that can be played"));
    assertTrue(
        played("name: a", "steps:", "  - do: {officer: 3, act: call-next}")
            .text()
            .contains("refused with"));
    assertEquals(
        Outcome.End.PASSED,
        played(
                "name: a",
                "steps:",
                "  - do: {officer: 3, act: take}",
                "  - do: {officer: 3, act: call-next, refused: nobody-waiting}")
            .end());
    assertEquals(Outcome.End.NOT_PLAYED, played("name: a", "needs: [rocket]", "steps: []").end());
  }

  @Test
  void theScreensOfAPlayAreGoneWithIt() throws Exception {
    Outcome outcome = played("name: a", "steps:", "  - do: {kiosk: on}", "  - do: {board: on}");

    assertEquals(Outcome.End.PASSED, outcome.end(), outcome::text);
    assertTrue(
        office.server().screens().all().stream()
            .filter(one -> one.screen().name().startsWith("Skenario"))
            .allMatch(Screens.Enrolled::revoked));
  }

  @Test
  void thePlayerPlaysOnRequestOneAtATimeAndStopsWhenAsked() throws Exception {
    Tool player = tool("scenarios");
    CountDownLatch ended = new CountDownLatch(1);
    player.onChange(
        () -> {
          if (player.picture().get("outcome") != null) {
            ended.countDown();
          }
        });

    player.act("send", Map.of("name", "lama", "text", "name: lama\nsteps:\n  - wait: 60m\n"));
    assertThrows(
        IllegalStateException.class, () -> player.act("play", Map.of("name", "hari-biasa")));
    player.act("stop", Map.of());

    assertTrue(ended.await(1, TimeUnit.MINUTES));
    assertEquals("STOPPED", player.picture().get("outcome"));
    assertEquals("lama", player.picture().get("name"));
  }

  @Test
  void whatAHandMovesIsRecordedAsAFileThatPlaysAgain() throws Exception {
    Tool player = tool("scenarios");
    player.act("record", Map.of());
    coverOpen(true);
    coverOpen(false);

    Map<String, Object> file = player.act("end-record", Map.of("name", "rekaman"));

    Scenario scenario = ScenarioFile.read("rekaman.yaml", String.valueOf(file.get("text")));
    assertEquals(
        Outcome.End.PASSED, new Play(scenario, office.venue(), PATIENCE, told -> {}).run().end());
  }

  @Test
  void aJumpToTomorrowIsASleepAndTheNewDayBeginsWithItsFirstNumber() throws Exception {
    Client kiosk = kiosk();
    String first = number(kiosk);
    assertEquals("R001", first);
    JsonNode before = guard(picture -> true);

    tool("clock").act("to-tomorrow", Map.of());

    assertEquals("R001", number(kiosk), "a new day");
    JsonNode after = guard(picture -> true);
    assertTrue(after.path("day").asText().compareTo(before.path("day").asText()) > 0);
    assertTrue(after.path("clock").isNull(), () -> "nobody doubts the clock: " + after);
    guard(picture -> picture.at("/devices/0/health").asText().equals("WELL"));
  }

  @Test
  void aDayThatGoesSixtyTimesAsFastIsDoubtedByNobody() throws Exception {
    Tool clock = tool("clock");
    clock.act("go", Map.of("times", 60));
    Client kiosk = kiosk();
    long ahead = minutes(clock);
    for (long minute = ahead; minute < ahead + 5; minute = minutes(clock)) {
      number(kiosk);
      while (minutes(clock) == minute) {
        Thread.sleep(20);
      }
    }
    clock.act("go", Map.of("times", 1));

    JsonNode guard = guard(picture -> true);
    assertTrue(guard.path("clock").isNull(), guard::toString);
    assertTrue(guard.path("open").asBoolean());
  }

  @Test
  void anOfficeThatIsRestoredIsAsItWasAndAsksForTheLastNumbersWhereSomebodyHasSeenMore()
      throws Exception {
    Client kiosk = kiosk();
    assertEquals("R001", number(kiosk));
    Tool snapshots = tool("snapshots");

    snapshots.act("save", Map.of("name", "pagi"));
    assertEquals("R002", number(kiosk));
    snapshots.act("restore", Map.of("name", "pagi"));

    assertEquals(List.of("pagi"), snapshots.picture().get("list"));
    JsonNode guard = guard(picture -> picture.path("recent").size() > 0);
    assertEquals("R001", guard.at("/recent/0/number").asText());
  }

  @Test
  void aCrowdComesWithItsSeedAndGoesHomeWithItsScreens() throws Exception {
    Tool crowd = tool("crowd");
    crowd.act("come", Map.of("seed", 3, "visitors", 3, "speed", 1_000));
    assertThrows(IllegalStateException.class, () -> crowd.act("come", Map.of()));
    guard(picture -> picture.path("recent").size() >= 3);

    crowd.act("go", Map.of());

    assertEquals(false, crowd.picture().get("here"));
    assertTrue(
        office.server().screens().all().stream()
            .filter(one -> one.screen().name().contains("kerumunan"))
            .allMatch(Screens.Enrolled::revoked));
  }

  private Outcome played(String... lines) {
    Scenario scenario = ScenarioFile.read("test.yaml", String.join("\n", lines));
    return new Play(scenario, office.venue(), PATIENCE, told -> {}).run();
  }

  private void coverOpen(boolean on) throws Exception {
    Client.of(office.bench().port())
        .sendRaw(
            "POST",
            "/api/bench/devices/printer/controls/coverOpen",
            ("{\"value\":" + on + "}").getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json")
        .ok();
  }

  private Tool tool(String name) {
    return office.bench().tools().get(name);
  }

  private static long minutes(Tool clock) {
    return (Long) clock.picture().get("aheadMinutes");
  }

  private Client kiosk() throws Exception {
    return screen(ScreenKind.KIOSK);
  }

  private String number(Client kiosk) throws Exception {
    return kiosk.post("/api/v1/tickets", "service", "REENTRY").ok().path("number").asText();
  }

  private JsonNode guard(java.util.function.Predicate<JsonNode> wanted) throws Exception {
    Client guard = screen(ScreenKind.DESK);
    Account account = office.file().account("GUARD");
    guard.login(account.user(), account.password());
    return guard.picture("/api/v1/guard/live", wanted);
  }

  private Client screen(ScreenKind kind) throws Exception {
    Client screen = Client.of(office.server().port());
    screen.enrol(
        office
            .server()
            .screens()
            .newCode(new Screens.Code(kind, kind.name(), List.of(), ""), 1, Duration.ofMinutes(5)));
    return screen;
  }
}
