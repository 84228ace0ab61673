package id.loket.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.Client;
import id.loket.server.LockedFile;
import id.loket.server.MovedClock;
import id.loket.server.TestOffice;
import org.junit.jupiter.api.Test;

/** What boards report of a call. */
class AnnouncementReportTest {
  @Test
  void aReportThatCouldNotBeWrittenCountsWhenTheBoardSendsItAgain() throws Exception {
    try (TestOffice office = TestOffice.open(MovedClock.onAMorning())) {
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

  private static String acks(Client board) throws Exception {
    String id = board.picture("/api/v1/hall/live").at("/announcements/0/id").asText();
    return "/api/v1/hall/announcements/" + id.replace("/", "%2F") + "/acks";
  }
}
