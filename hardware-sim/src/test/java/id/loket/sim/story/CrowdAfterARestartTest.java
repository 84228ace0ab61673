package id.loket.sim.story;

import static id.loket.sim.story.StoryOffice.take;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ScreenKind;
import id.loket.sim.people.Crowd;
import org.junit.jupiter.api.Test;

/** The demo goes on where it stopped, and so does its crowd. */
class CrowdAfterARestartTest {
  @Test
  void anOfficerFinishesWhomTheStopLeftAtTheLoketAndCallsTheNext() throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick())) {
      Client before = office.officerAt(3);
      JsonNode left = take(office.kiosk(), "REENTRY");
      JsonNode next = take(office.kiosk(), "REENTRY");
      before.post("/api/v1/counters/3/call-next").ok();
      before.post("/api/v1/counters/3/start").ok();

      try (Crowd crowd = new Crowd(office.address(), 1, 10_000)) {
        crowd.startOfficer(
            new Crowd.Officer(3, "petugas3", office.account("petugas3", "OFFICER")),
            office.code(ScreenKind.DESK, "Meja kerumunan", office.stationId()));

        awaitFinished(office, left);
        awaitFinished(office, next);
      }
    }
  }

  private static void awaitFinished(StoryOffice office, JsonNode ticket) throws Exception {
    office
        .nobody()
        .picture(
            "/api/v1/status/" + ticket.path("token").asText() + "/live",
            picture -> picture.path("state").asText().equals("FINISHED"));
  }
}
