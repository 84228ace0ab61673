package id.loket.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.LockedFile;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What boards report of a call. */
class AnnouncementReportTest {
  @Test
  void aReportThatCouldNotBeWrittenCountsWhenTheBoardSendsItAgain() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(MovedClock.onAMorning())) {
      Client officer = office.person("OFFICER");
      Client board = office.screen("BOARD");
      office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").expect(201);
      officer.post("/api/v1/counters/3/take").expect(204);
      officer.post("/api/v1/counters/3/call-next").expect(204);
      String acks = acks(board);

      try (LockedFile locked = new LockedFile(office.server().desk(), office.server().database())) {
        int status = board.post(acks, "stage", "SHOWN").status();
        assertTrue(status >= 500, status + " in spite of " + locked);
      }
      board.post(acks, "stage", "SHOWN").expect(204);

      assertEquals("already-heard", officer.post("/api/v1/counters/3/undo").code());
    }
  }

  @Test
  void whatTheHallHasReceivedIsStillKnownAfterARestart() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client officer = office.person("OFFICER");
      Client board = office.screen("BOARD");
      office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").expect(201);
      officer.post("/api/v1/counters/3/take").expect(204);
      officer.post("/api/v1/counters/3/call-next").expect(204);
      clock.move(Duration.ofSeconds(6));
      assertEquals("NOT_RECEIVED", trouble(officer, board).asText());

      board.post(acks(board), "stage", "RECEIVED").expect(204);
      assertTrue(trouble(officer, board).isNull());
      office.restart();

      Client again = office.screen("DESK");
      again.login("officer1", "tiga kata aneh");
      assertTrue(trouble(again, office.screen("BOARD")).isNull());
    }
  }

  @Test
  void aStageIsOneFactHoweverManyBoardsReportIt() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open(MovedClock.onAMorning())) {
      Client officer = office.person("OFFICER");
      office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").expect(201);
      officer.post("/api/v1/counters/3/take").expect(204);
      officer.post("/api/v1/counters/3/call-next").expect(204);
      long before = events(office);

      for (int i = 0; i < 3; i++) {
        Client board = office.screen("BOARD");
        board.post(acks(board), "stage", "SHOWN").expect(204);
      }

      assertEquals(before + 1, events(office));
      JsonNode hall = officer.picture("/api/v1/console/live").at("/mine/hall");
      assertEquals(3, hall.path("shown").asInt(), "the officer sees how many");
    }
  }

  @Test
  void aNoShowCountsFromTheVoiceThatIsThereAndNotFromTheKey() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client officer = office.person("OFFICER");
      Client board = office.screen("BOARD");
      office.screen("KIOSK").post("/api/v1/tickets", "service", "REENTRY").expect(201);
      officer.post("/api/v1/counters/3/take").expect(204);
      officer.post("/api/v1/counters/3/call-next").expect(204);
      clock.move(Duration.ofSeconds(20));
      officer.post("/api/v1/counters/3/recall").expect(204);
      board.post("/api/v1/hall/boards/me/state", "sound", "ON").expect(204);
      String acks = acksOfTheNewest(board);

      whileConnected(
          board,
          () -> {
            board.post(acks, "stage", "RECEIVED").expect(204);
            clock.move(Duration.ofSeconds(59));
            assertEquals("no-show-too-soon", noShow(officer).code(), "others are spoken first");
            assertTrue(isUntold(officer));
            board.post(acks, "stage", "SPOKEN").expect(204);
            assertFalse(isUntold(officer));
            clock.move(Duration.ofSeconds(29));
            assertEquals("no-show-too-soon", noShow(officer).code());
            clock.move(Duration.ofSeconds(1));
            noShow(officer).expect(204);
          });
    }
  }

  private static Client.Reply noShow(Client officer) throws Exception {
    return officer.post("/api/v1/counters/3/no-show");
  }

  private static boolean isUntold(Client officer) throws Exception {
    return officer.picture("/api/v1/console/live").at("/mine/noShow/untold").booleanValue();
  }

  private static String acksOfTheNewest(Client board) throws Exception {
    JsonNode calls = board.picture("/api/v1/hall/live").get("announcements");
    String id = calls.get(calls.size() - 1).get("id").asText();
    return "/api/v1/hall/announcements/" + id.replace("/", "%2F") + "/acks";
  }

  private interface Deed {
    void run() throws Exception;
  }

  private static void whileConnected(Client board, Deed deed) throws Exception {
    board.picture(
        "/api/v1/hall/live",
        any -> {
          try {
            deed.run();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          return true;
        });
  }

  private static long events(OfficeUnderTest office) {
    return office
        .server()
        .database()
        .read(tables -> tables.createQuery("SELECT count(*) FROM event").mapTo(Long.class).one());
  }

  /** What the officer is told while this board is there. */
  private static JsonNode trouble(Client officer, Client board) throws Exception {
    AtomicReference<JsonNode> trouble = new AtomicReference<>();
    board.picture(
        "/api/v1/hall/live",
        any -> {
          try {
            trouble.set(officer.picture("/api/v1/console/live").at("/mine/hall/trouble"));
          } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
          }
          return true;
        });
    return trouble.get();
  }

  private static String acks(Client board) throws Exception {
    String id = board.picture("/api/v1/hall/live").at("/announcements/0/id").asText();
    return "/api/v1/hall/announcements/" + id.replace("/", "%2F") + "/acks";
  }
}
