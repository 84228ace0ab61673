package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.journal.JournalCheck;
import org.junit.jupiter.api.Test;

class OfficeServerTest {
  @Test
  void aVisitGoesFromTheNumberToTheIndexOverThePublicApi() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client kiosk = office.screen("KIOSK");
      Client officer = office.person("OFFICER");

      JsonNode ticket = kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
      officer.post("/api/v1/counters/3/take").expect(204);
      officer.post("/api/v1/counters/3/call-next").expect(204);
      officer.post("/api/v1/counters/3/start").expect(204);
      JsonNode status = kiosk.get("/api/v1/status/" + ticket.get("token").asText()).expect(200);
      officer.post("/api/v1/counters/3/finish").expect(204);

      assertEquals("R001", ticket.get("number").asText());
      assertEquals("SERVING", status.get("state").asText());
      assertEquals(3, status.get("counter").get("number").asInt());
      assertTrue(JournalCheck.run(office.server().database()).sound());
    }
  }

  @Test
  void aRefusalSaysInWordsWhatStandsInTheWayAndWhatIsAllowed() throws Exception {
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client kiosk = office.screen("KIOSK");
      Client officer = office.person("OFFICER");

      Client.Reply service = kiosk.post("/api/v1/tickets", "service", "NOPE");
      Client.Reply counter = officer.post("/api/v1/counters/99/take");
      Client.Reply call = officer.post("/api/v1/counters/3/call-next");

      assertEquals(
          "There is no service with this code. Allowed are OPP, SSW, PERSEORANGAN, REENTRY, GTOG,"
              + " INFORMASI, PENGADUAN.",
          service.expect(404).path("detail").asText());
      assertEquals(
          "There is no loket with this number. Allowed are 1, 2, 3, 4, 5, 6.",
          counter.expect(404).path("detail").asText());
      assertEquals(
          "This officer does not hold this loket; it has to be taken first.",
          call.expect(409).path("detail").asText());
    }
  }
}
