package id.loket.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.survey.AnsweredVisits;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class IkmContractTest {
  private static final String IKM = "/api/v1/ikm";

  @Test
  void theIndexShownAndWithheldFitsTheDescription() throws Exception {
    ContractStory.tell(
        "ikm",
        story -> {
          Client head = story.office().person("HEAD");
          AnsweredVisits visits = new AnsweredVisits(story);
          for (int visit = 1; visit <= 5; visit++) {
            visits.one();
          }
          String period = "?from=" + WallClock.DAY + "&to=" + WallClock.DAY;

          JsonNode shown = story.ok(head, "GET", IKM + period);
          JsonNode withheld = story.ok(head, "GET", IKM + period + "&service=OPP");
          assertEquals(9, shown.get("unsur").size());
          assertEquals(5, shown.at("/profile/0/choices/1/n").asInt(), "women");
          assertTrue(withheld.get("ikm").isNull());
          assertEquals(0, withheld.get("profile").size());
          story.ok(head, "GET", IKM + ".csv" + period);
          story.ok(head, "GET", IKM + ".svg" + period);
          story.ok(head, "GET", IKM + ".pdf" + period);
          story.fails(404, head, "GET", IKM + ".pdf" + period + "&service=OPP");
          story.ok(head, "GET", IKM + "/followup.pdf" + period);
          story.ok(head, "GET", IKM + ".xlsx" + period);
          story.fails(404, head, "GET", IKM + ".xlsx?from=2020-01-01&to=2020-03-31");
          story.fails(404, head, "GET", IKM + "/followup.pdf?from=2020-01-01&to=2020-03-31");
          story.fails(404, head, "GET", IKM + ".svg" + period + "&service=OPP");
          story.fails(422, head, "GET", IKM + "?from=today");
          story.ok(head, "GET", IKM + "/services");
          JsonNode quotas = story.ok(head, "GET", IKM + "/quotas" + period);
          assertEquals(5, quotas.get("target").asInt());
          quotas
              .get("services")
              .forEach(one -> assertEquals(one.get("respondents"), one.get("quota"), "" + one));
          JsonNode said = story.ok(head, "GET", IKM + "/comments" + period);
          assertEquals(
              "[\"baik\",\"baik\",\"baik\",\"baik\",\"baik\"]", said.get("comments").toString());
          JsonNode few = story.ok(head, "GET", IKM + "/comments" + period + "&service=OPP");
          assertTrue(few.get("suppressed").asBoolean());
          assertEquals(0, few.get("comments").size());
        });
  }
}
