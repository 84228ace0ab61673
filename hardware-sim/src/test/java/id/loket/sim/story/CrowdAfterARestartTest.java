package id.loket.sim.story;

import static id.loket.sim.story.StoryOffice.SOON;
import static id.loket.sim.story.StoryOffice.must;
import static id.loket.sim.story.StoryOffice.take;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.web.ScreenKind;
import id.loket.sim.people.Crowd;
import id.loket.sim.people.HallApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo goes on where it stopped, and so does its crowd. */
@Timeout(120)
class CrowdAfterARestartTest {
  @Test
  void anOfficerFinishesWhomTheStopLeftAtTheLoketAndCallsTheNext() throws Exception {
    try (StoryOffice office = StoryOffice.open(StoryOffice.Plan.quick())) {
      HallApi before = office.officerAt(3);
      JsonNode left = take(office.kiosk(), "REENTRY");
      JsonNode next = take(office.kiosk(), "REENTRY");
      must(before.order("/api/v1/counters/3/call-next"));
      must(before.order("/api/v1/counters/3/start"));

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
    new HallApi(office.address())
        .await(
            "/api/v1/status/" + ticket.path("token").asText() + "/live",
            picture -> picture.path("state").asText().equals("FINISHED"),
            SOON);
  }
}
