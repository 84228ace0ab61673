package id.loket.server.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.WallClock;
import id.loket.server.desk.HeldDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One list, asked at the office's own address. */
class HealthListTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ME = "/api/v1/stations/me";
  private static final Duration GONE = Duration.ofMinutes(2);

  private final MovedClock clock = MovedClock.onAMorning();
  private OfficeUnderTest office;

  @BeforeEach
  void open() throws Exception {
    office = OfficeUnderTest.open(clock);
  }

  @AfterEach
  void close() throws Exception {
    office.close();
  }

  @Test
  void aFreshOfficeHasNoFaultAndSaysWhatItLacks() throws Exception {
    JsonNode health = health();

    String verdict = health.get("verdict").asText();
    assertTrue(verdict.startsWith("Belum lengkap."), verdict);
    assertTrue(verdict.contains("Belum ada mesin pencetak nomor."), verdict);
    assertTrue(verdict.contains("Belum ada cadangan; yang pertama dibuat sendiri"), verdict);
    assertEquals(List.of(), wrong(health));
    assertEquals("WELL", office.nobody().get("/healthz").expect(200).get("health").asText());
  }

  @Test
  void aPrinterWithoutPaperIsNamedWithTheMomentAndTheRemedyAndVanishesWhenItIsCured()
      throws Exception {
    Client station = office.screen("STATION");
    report(station, "READY", "WELL");
    clock.move(Duration.ofSeconds(3));
    report(station, "PAPER_OUT", "DOWN");

    JsonNode row = health().at("/checks/0");
    assertEquals("device.PRINTER.PAPER_OUT", row.get("cause").asText());
    assertEquals("STATION 1: printer", row.get("name").asText());
    assertTrue(row.get("todo").asText().contains("gulungan baru"));
    assertEquals(WallClock.BEGIN.plusSeconds(3), Instant.parse(row.get("since").asText()));

    report(station, "READY", "WELL");
    assertEquals(List.of(), wrong(health()));
  }

  @Test
  void aStationThatIsAwayIsOneRowAndNotOneMoreForEachOfItsDevices() throws Exception {
    Client station = office.screen("STATION");
    String id = report(station, "READY", "WELL");
    clock.move(GONE);
    station.picture(ME + "/live", any -> true); // The office has seen it lost and back.
    clock.move(GONE);

    office
        .person("GUARD")
        .picture(
            "/api/v1/guard/live",
            one -> one.at("/devices/0/state").asText().equals("STATION_LOST"));

    assertEquals(List.of("screen." + id + " screen.STATION"), wrong(health()));
  }

  @Test
  void aScreenThatIsAwayIsToldWhileTheOfficeIsOpenAndRestsWhileItIsClosed() throws Exception {
    Client kiosk = office.screen("KIOSK");
    kiosk.get("/api/v1/me").expect(200);
    assertEquals(List.of(), wrong(health()));

    clock.move(GONE);
    assertEquals("screen.KIOSK", health().at("/checks/0/cause").asText());
    office.adopt(
        all ->
            all.withArray("/office/holidays")
                .addObject()
                .put("date", "2026-11-23")
                .put("name", "Uji"));

    assertEquals(List.of(), wrong(health()));
    office.adopt(all -> all.withArray("/office/holidays").removeAll());
    kiosk.get("/api/v1/me").expect(200);
    assertEquals(List.of(), wrong(health()));
  }

  @Test
  void aScreenThatIsAwayIsToldWhileTheLastNumbersAreAsked() throws Exception {
    Client kiosk = office.screen("KIOSK");
    kiosk.get("/api/v1/me").expect(200);
    office.stop();
    Files.delete(office.folder().resolve("head"));
    office.start();

    clock.move(GONE);

    awaitCause("screen.KIOSK");
    assertTrue(wrong(health()).contains("numbers numbers.asked"), "and the question itself");
  }

  @Test
  void aScreenThatWasRevokedOrStandsAtALoketIsNobodysTrouble() throws Exception {
    Client kiosk = office.screen("KIOSK");
    String id = kiosk.get("/api/v1/me").ok().at("/device/id").asText();
    office.screen("DESK");
    clock.move(GONE);
    assertEquals(1, wrong(health()).size());

    office.administrator().post("/api/v1/devices/" + id + "/revoke").expect(204);

    assertEquals(List.of(), wrong(health()));
  }

  @Test
  void aRestartMakesNoTroubleYounger() throws Exception {
    Client kiosk = office.screen("KIOSK");
    kiosk.get("/api/v1/me").expect(200);
    clock.move(GONE);
    awaitCause("screen.KIOSK");
    Path file = office.folder().resolve(Troubles.FILE);
    awaitText(file, "screen.KIOSK");
    Instant since = since("screen.KIOSK");

    office.restart();
    assertEquals(List.of(), wrong(health()), "screens have a minute to come back");
    clock.move(GONE);

    assertEquals(since, since("screen.KIOSK"));
  }

  @Test
  void aFileOfTroublesThatCantBeReadKeepsNobodyFromOpening() throws Exception {
    office.restart(
        () -> {
          try {
            Files.writeString(office.folder().resolve(Troubles.FILE), "{\"a\":");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });

    assertEquals(200, office.nobody().get("/healthz").status());
  }

  @Test
  void aTroubleThatSeemsToComeFromTheFutureIsNow() throws Exception {
    Client kiosk = office.screen("KIOSK");
    kiosk.get("/api/v1/me").expect(200);
    clock.move(GONE);
    awaitCause("screen.KIOSK");

    clock.set(Duration.ofMinutes(-30));

    assertEquals(clock.instant(), since("screen.KIOSK"));
  }

  @Test
  void anOfficerWhoLeftAVisitorAtTheLoketIsTold() throws Exception {
    Client officer = office.person("OFFICER");
    office.screen("KIOSK").post("/api/v1/tickets", "service", "OPP").expect(201);
    officer.post("/api/v1/counters/1/take").expect(204);
    officer.post("/api/v1/counters/1/call-next").expect(204);
    officer.send("DELETE", "/api/v1/session", null).expect(204);

    assertTrue(wrong(health()).contains("counter.1 counter.left"), wrong(health()).toString());
  }

  @Test
  void aLoketWhoseCallsNoBoardShowsIsTold() throws Exception {
    Client board = office.screen("BOARD");
    Client technician = office.person("TECHNICIAN");
    String id = technician.get("/api/v1/boards").ok().at("/boards/0/board").asText();
    ObjectNode show = JSON.createObjectNode().put("seconds", 10).put("sound", false);
    show.putArray("counters").add(2);
    technician.send("PUT", "/api/v1/boards/" + id, show).expect(204);
    Thread listening = new Thread(() -> listen(board));
    listening.setDaemon(true);
    listening.start();

    try {
      office.person("OFFICER").post("/api/v1/counters/1/take").expect(204);
      awaitCause("counter.unseen");
    } finally {
      listening.interrupt();
    }
  }

  @Test
  void aBoardThatMayNotSoundIsTold() throws Exception {
    Client board = office.screen("BOARD");
    board.picture("/api/v1/hall/live");
    board.post("/api/v1/hall/boards/me/state", "sound", "BLOCKED").expect(204);
    Thread listening = new Thread(() -> listen(board));
    listening.setDaemon(true);
    listening.start();

    try {
      awaitCause("sound.blocked");
    } finally {
      listening.interrupt();
    }
  }

  @Test
  void anOfficeThatNeverOpensIsTold() throws Exception {
    office.adopt(
        all -> {
          for (int day = 23; day <= 30; day++) {
            all.withArray("/office/holidays")
                .addObject()
                .put("date", "2026-11-" + day)
                .put("name", "Uji");
          }
          for (int day = 1; day <= 9; day++) {
            all.withArray("/office/holidays")
                .addObject()
                .put("date", "2026-12-0" + day)
                .put("name", "Uji");
          }
        });

    assertEquals(List.of("catalogue.hours hours.none"), wrong(health()));
  }

  @Test
  void aDeskThatDoesNotAnswerIsTheFirstRowAndTheRestOfTheListStaysReadable() throws Exception {
    Client technician = office.person("TECHNICIAN");
    CountDownLatch gate = HeldDesk.hold(office.server().desk());
    try {
      JsonNode health = office.nobody().get("/healthz").expect(503);

      assertEquals("desk desk.silent", wrong(health).get(0));
      assertTrue(health.toString().contains("storage.space"), health.toString());
      assertEquals("desk", technician.get("/api/v1/health").ok().at("/checks/0/id").asText());
    } finally {
      gate.countDown();
    }
    assertEquals(List.of(), wrong(health()));
  }

  @Test
  void numbersThatAreHeldBackAreTold() throws Exception {
    office.restart(
        () -> {
          try {
            Files.writeString(office.folder().resolve("head"), "restored");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });

    assertTrue(wrong(health()).contains("numbers numbers.asked"), wrong(health()).toString());
  }

  @Test
  void strangersAreToldHowItStandsButNoAddressAndNoVersion() throws Exception {
    Client station = office.screen("STATION");
    report(station, "UNREACHABLE", "DOWN");

    String told = office.nobody().get("/healthz").expect(200).toString();

    assertTrue(told.contains("device.PRINTER.UNREACHABLE"), told);
    assertFalse(told.contains("10.0.0.7") || told.contains(Version.NUMBER), told);
    assertTrue(health().toString().contains("10.0.0.7"), "but a technician is");
  }

  @Test
  void theGuardIsToldWhatIsDownInTheSameWords() throws Exception {
    Client kiosk = office.screen("KIOSK");
    kiosk.get("/api/v1/me").expect(200);
    clock.move(GONE);
    String words = health().at("/checks/0/what").asText();

    office
        .person("GUARD")
        .picture("/api/v1/guard/live", one -> one.at("/troubles/0/what").asText().equals(words));
  }

  // ---- the office ------------------------------------------------------------------------------

  private JsonNode health() throws Exception {
    return office.administrator().get("/api/v1/health").expect(200);
  }

  private static List<String> wrong(JsonNode health) {
    List<String> wrong = new ArrayList<>();
    for (JsonNode row : health.get("checks")) {
      if (!row.get("health").asText().equals("WELL")) {
        wrong.add(row.get("id").asText() + " " + row.get("cause").asText());
      }
    }
    return wrong;
  }

  private void awaitCause(String cause) throws Exception {
    office
        .administrator()
        .picture(
            "/api/v1/health/live",
            one -> wrong(one).stream().anyMatch(row -> row.endsWith(" " + cause)));
  }

  private Instant since(String cause) throws Exception {
    for (JsonNode row : health().get("checks")) {
      if (row.get("cause").asText().equals(cause)) {
        return Instant.parse(row.get("since").asText());
      }
    }
    throw new AssertionError(cause + " is not there");
  }

  private static void awaitText(Path file, String text) throws Exception {
    while (!Files.exists(file) || !Files.readString(file).contains(text)) {
      Thread.onSpinWait();
    }
  }

  private static void listen(Client board) {
    try {
      board.picture("/api/v1/hall/live", never -> false);
    } catch (Exception | AssertionError e) {
      // The office has closed.
    }
  }

  private static String report(Client station, String state, String health) throws Exception {
    Map<String, String> printer =
        Map.of(
            "device", "printer",
            "kind", "PRINTER",
            "address", "tcp://10.0.0.7:9100",
            "state", state,
            "health", health,
            "detail", "tcp://10.0.0.7:9100: as it said");
    station.post(ME + "/state", "devices", List.of(printer)).expect(204);
    return station.get("/api/v1/me").ok().at("/device/id").asText();
  }
}
