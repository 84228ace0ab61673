package id.loket.server.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.survey.AnsweredVisits;
import id.loket.server.web.ContractStory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatisticsContractTest {
  private static final String DAY = "?from=" + WallClock.DAY + "&to=" + WallClock.DAY;
  private static final String VISITS = "/api/v1/visits";

  @Test
  void theVisitsOfADayAreCountedByService() throws Exception {
    ContractStory.tell(
        "statistics",
        story -> {
          Client head = story.office().person("HEAD");
          assertEquals(0, story.ok(head, "GET", VISITS + DAY).get("services").size());
          AnsweredVisits visits = new AnsweredVisits(story);
          visits.one();
          visits.one();
          Client kiosk = story.office().screen("KIOSK");
          story.ok(kiosk, "POST", "/api/v1/tickets", "service", "OPP");
          story.ok(kiosk, "POST", "/api/v1/tickets", "service", "REENTRY");

          JsonNode services = awaitIssued(story, head, 4);

          assertEquals(2, services.size(), services::toString);
          assertEquals(counted("OPP", 1, 0), counted(services.get(0)));
          assertEquals(counted("REENTRY", 3, 2), counted(services.get(1)));
          String before = "?from=2020-01-01&to=2020-12-31";
          assertEquals(0, story.ok(head, "GET", VISITS + before).get("services").size());
          story.fails(422, head, "GET", VISITS + "?from=today&to=tomorrow");
          story.fails(403, story.office().person("GUARD"), "GET", VISITS + DAY);
        });
  }

  private static String counted(String service, int issued, int served) {
    return service + ": " + issued + " issued, " + served + " served, 0 missed";
  }

  private static String counted(JsonNode one) {
    return one.get("code").asText()
        + ": "
        + one.get("issued")
        + " issued, "
        + one.get("served")
        + " served, "
        + one.get("missed")
        + " missed";
  }

  /** They are counted behind the answer. */
  private static JsonNode awaitIssued(ContractStory story, Client head, int issued)
      throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    JsonNode services = story.ok(head, "GET", VISITS + DAY).get("services");
    while (sum(services) < issued) {
      assertTrue(System.nanoTime() < end, "not within a minute: " + services);
      services = story.ok(head, "GET", VISITS + DAY).get("services");
    }
    return services;
  }

  private static int sum(JsonNode services) {
    int sum = 0;
    for (JsonNode one : services) {
      sum += one.get("issued").asInt();
    }
    return sum;
  }
}
