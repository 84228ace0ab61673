package id.loket.server.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first day: everything is tried before the first number, at a closed office too. */
class TrialsAtTheOfficeTest {
  private static final String TRIALS = "/api/v1/trials/";
  private static final String HEALTH = "/api/v1/health";
  private static final String HALL = "/api/v1/hall/live";
  private static final String ME = "/api/v1/stations/me";

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;
  private Client technician;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
    technician = office.person("teknisi", "TECHNICIAN", "");
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void aTestSlipSaysThatItIsOneAndTakesNoNumberAlsoWhileTheOfficeIsClosed() throws Exception {
    closeTheOffice();
    Client station = office.screen("STATION");
    String id = report(station, device("printer", "PRINTER", "READY"));
    long events = events();

    technician.post(TRIALS + "SLIP", "subject", id).expect(204);
    JsonNode job = station.picture(ME + "/live", one -> !one.get("jobs").isEmpty()).at("/jobs/0");
    String slip = job.get("slip").toString();
    assertTrue(slip.contains("UJI COBA") && slip.contains("Bukan nomor antrean"), slip);
    String path = ME + "/jobs/" + job.get("id").asText();
    station.post(path + "/sending").expect(204);
    station
        .post(path + "/outcome", "result", "PRINTED", "reason", "NONE", "inkSent", true)
        .expect(204);

    JsonNode done = trial("SLIP");
    assertEquals("GOOD PRINTED Uji teknisi", outcome(done) + " " + done.get("by").asText());
    assertEquals(events, events(), "nothing of it is in the journal");
    assertTrue(station.picture(ME + "/live").get("jobs").isEmpty());
    openTheOffice();
    JsonNode ticket = office.screen("KIOSK").post("/api/v1/tickets", "service", "OPP").expect(201);
    assertTrue(ticket.get("number").asText().endsWith("001"), ticket.toString());
  }

  @Test
  void theSlipThatClosesTheDayCountsItsNumbersAndNamesTheHeadOfTheChain() throws Exception {
    Client kiosk = office.screen("KIOSK");
    kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
    kiosk.post("/api/v1/tickets", "service", "OPP").expect(201);
    Client station = office.screen("STATION");
    String id = report(station, device("printer", "PRINTER", "READY"));
    String head = headOfTheChain();

    technician.post(TRIALS + "DAY_SLIP", "subject", id).expect(204);

    JsonNode job = station.picture(ME + "/live", one -> !one.get("jobs").isEmpty()).at("/jobs/0");
    String slip = job.get("slip").toString();
    assertTrue(slip.contains("TUTUP HARI") && slip.contains("Nomor keluar: 2"), slip);
    assertTrue(slip.contains("loket:" + events() + ":" + head), slip + " " + head);
    assertTrue(slip.contains(head.substring(0, 8) + " " + head.substring(8, 16)), slip);
    String path = ME + "/jobs/" + job.get("id").asText();
    station.post(path + "/sending").expect(204);
    station
        .post(path + "/outcome", "result", "PRINTED", "reason", "NONE", "inkSent", true)
        .expect(204);
    assertEquals(
        "GOOD PRINTED Uji teknisi",
        outcome(trial("DAY_SLIP")) + " " + trial("DAY_SLIP").get("by").asText());
    assertTrue(station.picture(ME + "/live").get("jobs").isEmpty());
  }

  @Test
  void aTestSlipThatDoesNotComeOutSaysWhyAndStaysSoAfterARestart() throws Exception {
    Client station = office.screen("STATION");
    String id = report(station, device("printer", "PRINTER", "PAPER_OUT"));
    technician.post(TRIALS + "SLIP", "subject", id).expect(204);
    JsonNode job = station.picture(ME + "/live", one -> !one.get("jobs").isEmpty()).at("/jobs/0");
    String path = ME + "/jobs/" + job.get("id").asText();
    station
        .post(path + "/outcome", "result", "NOT_PRINTED", "reason", "PAPER_OUT", "inkSent", false)
        .expect(204);
    assertEquals("BAD PAPER_OUT", outcome(trial("SLIP")));

    office.restart();

    assertEquals("BAD PAPER_OUT", outcome(trial("SLIP")));
  }

  @Test
  void aTestSlipThatNobodyTakesIsNotPrintedForTheNextVisitor() throws Exception {
    Client station = office.screen("STATION");
    String id = report(station, device("printer", "PRINTER", "READY"));
    technician.post(TRIALS + "SLIP", "subject", id).expect(204);
    JsonNode job = station.picture(ME + "/live", one -> !one.get("jobs").isEmpty()).at("/jobs/0");

    clock.move(Trials.SLIP_LIMIT);

    station.picture(ME + "/live", one -> one.get("jobs").isEmpty());
    assertEquals("BAD NO_ANSWER", outcome(trial("SLIP")));
    station.post(ME + "/jobs/" + job.get("id").asText() + "/sending").expect(409);
  }

  @Test
  void theSameRequestSentAgainPrintsNoSecondSlip() throws Exception {
    Client station = office.screen("STATION");
    String id = report(station, device("printer", "PRINTER", "READY"));
    String request = Client.requestId();
    technician.post(TRIALS + "SLIP", "subject", id, "requestId", request).expect(204);
    JsonNode job = station.picture(ME + "/live", one -> !one.get("jobs").isEmpty()).at("/jobs/0");
    station
        .post(
            ME + "/jobs/" + job.get("id").asText() + "/outcome",
            "result",
            "PRINTED",
            "reason",
            "NONE",
            "inkSent",
            true)
        .expect(204);

    technician.post(TRIALS + "SLIP", "subject", id, "requestId", request).expect(204);

    assertTrue(station.picture(ME + "/live").get("jobs").isEmpty());
    assertFalse(trial("SLIP").get("running").asBoolean());
  }

  @Test
  void aStationThatIsAwayIsAskedForNothing() throws Exception {
    Client station = office.screen("STATION");
    String id = report(station, device("printer", "PRINTER", "READY"));

    clock.move(Duration.ofMinutes(1));

    assertEquals("station-away", technician.post(TRIALS + "SLIP", "subject", id).code());
  }

  @Test
  void aTestCallIsShownAndSpokenAsOneWhileClosedAndNoLoketIsTroubled() throws Exception {
    closeTheOffice();
    Client board = office.screen("BOARD");
    board.post("/api/v1/hall/boards/me/state", "sound", "ON").expect(204);
    long events = events();
    CompletableFuture<JsonNode> seen = following(board, one -> !one.get("trials").isEmpty());
    awaitBoard();

    technician.post(TRIALS + "CALL").expect(204);

    JsonNode picture = seen.join();
    assertTrue(picture.get("announcements").isEmpty() && picture.get("calls").isEmpty());
    String call = picture.at("/trials/0/id").asText();
    for (String stage : List.of("RECEIVED", "SHOWN")) {
      acknowledge(board, call, stage);
      assertTrue(trial("CALL").get("running").asBoolean(), stage);
    }
    acknowledge(board, call, "SPOKEN");
    assertEquals("GOOD HEARD", outcome(trial("CALL")));
    acknowledge(board, call, "SPOKEN");
    assertEquals(events, events());
  }

  @Test
  void aBoardThatStaysSilentIsNamed() throws Exception {
    Client board = office.screen("BOARD");
    board.post("/api/v1/hall/boards/me/state", "sound", "BLOCKED").expect(204);
    CompletableFuture<JsonNode> seen = following(board, one -> !one.get("trials").isEmpty());
    awaitBoard();
    technician.post(TRIALS + "CALL").expect(204);
    acknowledge(board, seen.join().at("/trials/0/id").asText(), "SHOWN");

    clock.move(Trials.CALL_LIMIT);

    JsonNode over =
        technician.picture(
            HEALTH + "/live", one -> "BAD SILENT".equals(outcome(trialIn(one, "CALL"))));
    assertEquals("BOARD 1", trialIn(over, "CALL").at("/figures/names").asText());
  }

  @Test
  void aLampBlinksUntilAPersonHasSeenItAndNeverWhereSomebodyWorks() throws Exception {
    Client station = office.screen("STATION");
    String lamp = report(station, device("lamp-3", "LAMP", "READY")) + "/lamp-3";

    technician.post(TRIALS + "LAMP", "subject", lamp).expect(204);
    station.picture(ME + "/live", one -> showing(one, 3).equals("CALLING"));
    technician.post(TRIALS + "LAMP/answer", "subject", lamp, "good", false).expect(204);

    station.picture(ME + "/live", one -> showing(one, 3).equals("OFF"));
    assertEquals("BAD NO", outcome(trial("LAMP")));
    office.person("OFFICER").post("/api/v1/counters/3/take").expect(204);
    assertEquals("counter-in-use", technician.post(TRIALS + "LAMP", "subject", lamp).code());
    assertEquals("OPEN", showing(station.picture(ME + "/live"), 3));
  }

  @Test
  void aTestBackupIsTheRealOneAndHealthKnowsItAtOnce() throws Exception {
    technician.post(TRIALS + "BACKUP").expect(204);

    JsonNode done =
        technician.picture(
            HEALTH + "/live", one -> "GOOD MADE".equals(outcome(trialIn(one, "BACKUP"))));
    assertTrue(trialIn(done, "BACKUP").at("/figures/events").asInt() > 0);
    assertTrue(office.nobody().get("/healthz").expect(200).has("newestBackup"));
  }

  @Test
  void aBackupThatCantBeMadeSaysSo() throws Exception {
    Files.writeString(office.folder().resolve("backups"), "not a folder");

    technician.post(TRIALS + "BACKUP").expect(204);

    technician.picture(
        HEALTH + "/live", one -> "BAD FAILED".equals(outcome(trialIn(one, "BACKUP"))));
  }

  @Test
  void whatOnlyAPersonCanSeeIsAskedOfThem() throws Exception {
    for (String kind : List.of("CLOCK", "SHEET")) {
      assertEquals("null null", outcome(trial(kind)));
      technician.post(TRIALS + kind + "/answer", "good", true).expect(204);
      assertEquals("GOOD YES", outcome(trial(kind)));
    }
    technician.post(TRIALS + "NETWORK_TIME").expect(204);
    assertTrue(
        List.of("YES", "NO", "UNKNOWN").contains(trial("NETWORK_TIME").get("word").asText()));
  }

  // ---- the office ------------------------------------------------------------------------------

  private void closeTheOffice() throws Exception {
    office.adopt(
        all -> {
          var holiday = all.withArray("/office/holidays").addObject();
          holiday.put("date", "2026-11-23").put("name", "Uji");
        });
  }

  private void openTheOffice() throws Exception {
    office.adopt(all -> all.withArray("/office/holidays").removeAll());
  }

  /** Numbers, calls and all else that ever happened. */
  private String headOfTheChain() {
    return office
        .server()
        .database()
        .read(
            tables ->
                tables
                    .createQuery("SELECT lower(hex(hash)) FROM event ORDER BY seq DESC LIMIT 1")
                    .mapTo(String.class)
                    .one());
  }

  private long events() {
    return office.server().desk().figures().events();
  }

  private static Map<String, String> device(String name, String kind, String state) {
    boolean well = state.equals("READY");
    return Map.of(
        "device",
        name,
        "kind",
        kind,
        "address",
        "tcp://10.0.0.7:9100",
        "state",
        state,
        "health",
        well ? "WELL" : "DOWN",
        "detail",
        "");
  }

  /** A station says what hangs on it; its id. */
  private static String report(Client station, Map<String, String> device) throws Exception {
    station.post(ME + "/state", "devices", List.of(device)).expect(204);
    return station.get("/api/v1/me").ok().at("/device/id").asText();
  }

  private static String showing(JsonNode picture, int counter) {
    for (JsonNode one : picture.get("counters")) {
      if (one.get("number").asInt() == counter) {
        return one.get("showing").asText();
      }
    }
    return "";
  }

  private CompletableFuture<JsonNode> following(Client board, Predicate<JsonNode> wanted) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return board.picture(HALL, wanted);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void awaitBoard() throws Exception {
    office
        .person("GUARD")
        .picture("/api/v1/guard/live", one -> one.at("/boards/0/state").asText().equals("LIVE"));
  }

  private static void acknowledge(Client board, String call, String stage) throws Exception {
    board.post("/api/v1/hall/announcements/" + call + "/acks", "stage", stage).expect(204);
  }

  private JsonNode trial(String kind) throws Exception {
    return trialIn(technician.get(HEALTH).expect(200), kind);
  }

  private static JsonNode trialIn(JsonNode health, String kind) {
    List<JsonNode> found = new ArrayList<>();
    health.get("trials").forEach(found::add);
    return found.stream()
        .filter(one -> one.get("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static String outcome(JsonNode trial) {
    return trial.get("outcome").asText() + " " + trial.get("word").asText();
  }
}
