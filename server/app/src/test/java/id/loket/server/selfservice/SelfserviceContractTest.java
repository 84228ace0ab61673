package id.loket.server.selfservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ContractStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelfserviceContractTest {
  private static final String USE = "/api/v1/kiosk-use";
  private static final String DAY = WallClock.DAY.toString();
  private static final String DAYS = "?from=" + DAY + "&to=" + DAY;

  private static Map<String, Object> sum(String page, String ending, int visits) {
    return Map.of("page", page, "ending", ending, "visits", visits);
  }

  private static Object[] told(String day, List<?> sums) {
    return new Object[] {"day", day, "sums", sums};
  }

  @Test
  void whatAKioskTellsAgainCountsOnceAndTwoLoadsOfItsPageAddUp() throws Exception {
    ContractStory.tell(
        "selfservice",
        story -> {
          Client kiosk = story.office().screen("KIOSK");
          String first = USE + "/first-load";
          story.ok(kiosk, "PUT", first, told(DAY, List.of(sum("number", "ALONE", 1))));
          List<?> newest = List.of(sum("number", "ALONE", 2), sum("find/leaving", "HELPED", 1));
          story.ok(kiosk, "PUT", first, told(DAY, newest));
          story.ok(kiosk, "PUT", first, told(DAY, newest));
          story.ok(
              kiosk,
              "PUT",
              USE + "/second-load",
              told(DAY, List.of(sum("number", "TIMED_OUT", 4), sum("number", "ALONE", 3))));
          story.office().restart();

          Client head = story.office().person("HEAD");
          JsonNode pages = story.ok(head, "GET", USE + DAYS).get("pages");
          assertEquals("find/leaving", pages.at("/0/page").asText());
          assertTrue(pages.at("/0/question/id").asText().endsWith("?"), pages::toString);
          assertEquals(1, pages.at("/0/helped").asInt());
          assertEquals(5, pages.at("/1/alone").asInt());
          assertEquals(4, pages.at("/1/timedOut").asInt());
          assertTrue(pages.at("/1/question").isNull());
        });
  }

  @Test
  void whatIsNoSumIsNamedAndNothingOfItIsCounted() throws Exception {
    ContractStory.tell(
        "selfservice",
        story -> {
          Client kiosk = story.office().screen("KIOSK");
          String run = USE + "/one-load-1";
          List<?> one = List.of(sum("number", "ALONE", 1));
          story.fails(422, kiosk, "PUT", USE + "/short", told(DAY, one));
          story.fails(422, kiosk, "PUT", run, told("2031-01-01", one));
          story.fails(422, kiosk, "PUT", run, told("2020-01-01", one));
          story.fails(422, kiosk, "PUT", run, told(DAY, List.of(sum("<b>", "ALONE", 1))));
          story.fails(422, kiosk, "PUT", run, told(DAY, List.of(sum("number", "LOST", 1))));
          story.fails(422, kiosk, "PUT", run, told(DAY, List.of(sum("number", "ALONE", 0))));
          List<Object> many = new ArrayList<>();
          for (int i = 0; i <= 300; i++) {
            many.add(sum("page" + i, "ALONE", 1));
          }
          story.fails(422, kiosk, "PUT", run, told(DAY, many));
          Client head = story.office().person("HEAD");
          story.fails(403, head, "PUT", run, told(DAY, one));
          story.fails(403, kiosk, "GET", USE + DAYS);
          story.fails(422, head, "GET", USE + "?from=" + DAY);
          assertEquals(0, story.ok(head, "GET", USE + DAYS).get("pages").size());

          for (int i = 0; i < KioskUse.MOST_RUNS; i++) {
            story.ok(kiosk, "PUT", USE + "/one-load-" + i, told(DAY, one));
          }
          story.fails(409, kiosk, "PUT", USE + "/one-too-many", told(DAY, one));
          story.ok(kiosk, "PUT", USE + "/one-load-1", told(DAY, one));
          assertEquals(
              KioskUse.MOST_RUNS, story.ok(head, "GET", USE + DAYS).at("/pages/0/alone").asInt());
        });
  }
}
