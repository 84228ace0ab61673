package id.loket.server.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.MovedClock;
import id.loket.server.OfficeUnderTest;
import id.loket.server.web.ContractStory;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SupervisorContractTest {
  private static final String LIVE = "/api/v1/supervisor/live";
  private static final String TICKETS = "/api/v1/tickets";

  @Test
  void whatTheSupervisorSeesFitsTheDescription() throws Exception {
    ContractStory.tell(
        "supervisor",
        story -> {
          Client kiosk = story.office().screen("KIOSK");
          Client supervisor = story.office().person("SUPERVISOR");
          Client officer = story.office().person("budi", "OFFICER", "");
          story.picture(supervisor, LIVE);
          story.ok(kiosk, "POST", TICKETS, "service", "REENTRY");
          story.ok(kiosk, "POST", TICKETS, "service", "REENTRY", "priority", "ELDERLY");
          story.ok(kiosk, "POST", TICKETS, "service", "OPP");
          story.ok(kiosk, "POST", "/api/v1/help-calls");

          JsonNode seen = story.picture(supervisor, LIVE, p -> p.get("waiting").asInt() == 3);
          assertEquals("R001", seen.at("/longest/number").asText());
          assertEquals(2, of(seen, "services", "code", "REENTRY").get("waiting").asInt());
          assertEquals(1, of(seen, "services", "code", "REENTRY").get("priority").asInt());
          assertEquals(1, seen.get("helpCalls").size());
          assertTrue(seen.get("clearedBy").isNull(), "no loket is open");

          story.ok(officer, "POST", "/api/v1/counters/3/take");
          story.ok(officer, "POST", "/api/v1/counters/3/call-next");
          seen = story.picture(supervisor, LIVE, p -> doing(p, 3).equals("CALLED"));
          assertEquals("R002", of(seen, "lokets", "number", "3").get("ticket").asText());
          assertEquals("budi", of(seen, "lokets", "number", "3").get("officer").asText());
          story.ok(officer, "POST", "/api/v1/counters/3/start");
          story.picture(supervisor, LIVE, p -> doing(p, 3).equals("SERVING"));
          story.ok(officer, "POST", "/api/v1/counters/3/finish");
          story.picture(supervisor, LIVE, p -> doing(p, 3).equals("IDLE"));
          story.ok(officer, "POST", "/api/v1/counters/3/pause");
          story.picture(supervisor, LIVE, p -> doing(p, 3).equals("PAUSED"));
          story.fails(403, story.office().person("GUARD"), "GET", LIVE);
        });
  }

  @Test
  void whoWaitsLongerThanTheSlipSaysIsCountedAndMediansBeginAtFive() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client kiosk = office.screen("KIOSK");
      Client officer = office.person("OFFICER");
      officer.post("/api/v1/counters/3/take").ok();
      for (int i = 0; i < 5; i++) {
        kiosk.post(TICKETS, "service", "REENTRY").ok();
      }
      for (int i = 1; i <= 5; i++) {
        clock.move(Duration.ofMinutes(2));
        officer.post("/api/v1/counters/3/call-next").ok();
        officer.post("/api/v1/counters/3/start").ok();
        clock.move(Duration.ofMinutes(4));
        officer.post("/api/v1/counters/3/finish").ok();
      }
      kiosk.post(TICKETS, "service", "REENTRY").ok();
      clock.move(Duration.ofMinutes(80));
      Client supervisor = office.person("SUPERVISOR");

      JsonNode seen = supervisor.picture(LIVE, p -> p.get("pastPromise").asInt() > 0);

      JsonNode service = of(seen, "services", "code", "REENTRY");
      // Called after 2, 8, 14, 20 and 26 minutes.
      assertEquals(14 * 60, service.get("usualWaitSeconds").asInt());
      assertEquals(4 * 60, service.get("usualServiceSeconds").asInt());
      assertEquals("R006", seen.at("/longest/number").asText());
    }
  }

  @Test
  void nobodyRestsLongerThanTheyHaveHeldTheLoket() throws Exception {
    MovedClock clock = MovedClock.onAMorning();
    try (OfficeUnderTest office = OfficeUnderTest.open(clock)) {
      Client kiosk = office.screen("KIOSK");
      Client supervisor = office.person("SUPERVISOR");
      Client budi = office.person("budi", "OFFICER", "");
      Client sari = office.person("sari", "OFFICER", "");
      budi.post("/api/v1/counters/3/take").ok();
      Instant took = since(supervisor, "IDLE");
      assertEquals(clock.instant(), took);
      clock.move(Duration.ofMinutes(7));
      kiosk.post(TICKETS, "service", "REENTRY").ok();
      assertEquals(took, since(supervisor, "IDLE"), "the one who never called");
      budi.post("/api/v1/counters/3/call-next").ok();
      budi.post("/api/v1/counters/3/start").ok();
      budi.post("/api/v1/counters/3/finish").ok();
      assertEquals(clock.instant(), since(supervisor, "IDLE"));
      budi.post("/api/v1/counters/3/release").ok();
      supervisor.picture(LIVE, p -> doing(p, 3).equals("FREE"));

      clock.move(Duration.ofMinutes(60));
      sari.post("/api/v1/counters/3/take").ok();

      assertEquals(clock.instant(), since(supervisor, "IDLE"), "the one who has just come");
    }
  }

  private static Instant since(Client supervisor, String doing) throws Exception {
    JsonNode seen = supervisor.picture(LIVE, p -> doing(p, 3).equals(doing));
    return Instant.parse(of(seen, "lokets", "number", "3").get("since").asText());
  }

  private static String doing(JsonNode picture, int loket) {
    return of(picture, "lokets", "number", Integer.toString(loket)).get("doing").asText();
  }

  private static JsonNode of(JsonNode picture, String list, String field, String value) {
    return StreamSupport.stream(picture.get(list).spliterator(), false)
        .filter(one -> one.get(field).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }
}
