package id.loket.server.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ContractStory;
import id.loket.skm.Unsur;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PaperContractTest {
  private static final String PAPER = "/api/v1/paper-forms";
  private static final String DAY = WallClock.DAY.toString();
  private static final String DAYS = "?from=" + DAY + "&to=" + DAY;

  private static Map<String, Object> form(int answer, int waiting) {
    Map<String, Integer> answers = new TreeMap<>();
    for (Unsur unsur : Unsur.values()) {
      answers.put(unsur.name(), unsur == Unsur.WAKTU ? waiting : answer);
    }
    return Map.of("answers", answers, "profile", Map.of("sex", "P"), "comment", "Dari kertas");
  }

  private static Object[] pile(String id, String day, String service, List<?> forms) {
    return new Object[] {"requestId", id, "day", day, "service", service, "forms", forms};
  }

  /** By hand: (8 x 4 + 2) / 9 x 25 = 94.444... */
  @Test
  void aPileIsCountedOnceWithWhoTypedIt() throws Exception {
    ContractStory.tell(
        "paper",
        story -> {
          Client head = story.office().person("SUPERVISOR");
          String id = DAY + "-" + "k".repeat(20);
          Object[] pile = pile(id, DAY, "OPP", Collections.nCopies(6, form(4, 2)));
          story.ok(head, "POST", PAPER, pile);
          story.ok(head, "POST", PAPER, pile);
          story.office().restart();
          head = story.office().person("SUPERVISOR");
          story.ok(head, "POST", PAPER, pile);

          JsonNode index = story.ok(head, "GET", "/api/v1/ikm" + DAYS);
          assertEquals("94.44", index.get("ikm").asText());
          assertEquals(6, index.get("respondents").asInt());
          JsonNode piles = story.ok(head, "GET", PAPER + DAYS).get("piles");
          assertEquals(1, piles.size());
          assertEquals(6, piles.at("/0/forms").asInt());
          assertEquals(DAY, piles.at("/0/typedOn").asText());
        });
  }

  @Test
  void whatCannotBeCountedIsNamedAndNothingOfThePileIsTaken() throws Exception {
    ContractStory.tell(
        "paper",
        story -> {
          Client head = story.office().person("HEAD");
          String id = DAY + "-" + "b".repeat(20);
          List<?> spoiled = List.of(form(4, 4), form(4, 5));
          story.fails(422, head, "POST", PAPER, pile(id, DAY, "OPP", spoiled));
          List<?> one = List.of(form(4, 4));
          story.fails(422, head, "POST", PAPER, pile(id, "2031-01-01", "OPP", one));
          story.fails(422, head, "POST", PAPER, pile(id, "2019-01-01", "OPP", one));
          story.fails(422, head, "POST", PAPER, pile(id, DAY, "XYZ", one));
          story.fails(422, head, "POST", PAPER, pile(id, DAY, "OPP", List.of()));
          story.fails(
              422, head, "POST", PAPER, pile(id, DAY, "OPP", Collections.nCopies(101, form(4, 4))));
          story.fails(422, head, "POST", PAPER, pile("x", DAY, "OPP", one));
          story.fails(422, head, "GET", PAPER + "?from=2026-07-01");
          story.fails(401, story.office().nobody(), "GET", PAPER + DAYS);
          story.fails(403, story.office().person("OFFICER"), "GET", PAPER + DAYS);
          story.fails(
              403, story.office().person("INSPECTOR"), "POST", PAPER, pile(id, DAY, "OPP", one));
          assertEquals(0, story.ok(head, "GET", "/api/v1/ikm" + DAYS).get("respondents").asInt());
          assertEquals(0, story.ok(head, "GET", PAPER + DAYS).get("piles").size());
          story.ok(head, "POST", PAPER, pile(id, DAY, "OPP", one));
        });
  }
}
