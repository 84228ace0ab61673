package id.loket.server.followup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowUpContractTest {
  private static final String PLAN = "/api/v1/followup?from=2026-07-01&to=2026-09-30";

  private static Object[] wish(String revision, String text) {
    Map<String, Object> activity =
        Map.of(
            "id", "a1",
            "unsur", "WAKTU",
            "text", text,
            "quarters", List.of(4),
            "until", "",
            "owner", "Seksi Penempatan",
            "state", "NOT_YET",
            "description", "",
            "obstacle", "");
    activity = new HashMap<>(activity);
    activity.put("next", null);
    Map<String, Object> plan = Map.of("year", 2026, "activities", List.of(activity));
    return new Object[] {"revision", revision, "plan", plan};
  }

  @Test
  void aPlanIsWrittenReadAndNeverLostUnderSomebodyElses() throws Exception {
    ContractStory.tell(
        "followup",
        story -> {
          Client head = story.office().person("HEAD");
          JsonNode none = story.ok(head, "GET", PLAN);
          assertEquals(2026, none.at("/plan/year").asInt());
          assertTrue(none.get("changedAt").isNull());
          String revision = none.get("revision").asText();

          story.ok(head, "PUT", PLAN, wish(revision, "Tambah petugas"));
          JsonNode one = story.ok(head, "GET", PLAN);
          assertEquals("Tambah petugas", one.at("/plan/activities/0/text").asText());
          assertNotEquals(revision, one.get("revision").asText());

          story.ok(head, "PUT", PLAN, wish(revision, "Tambah petugas"));
          story.fails(409, head, "PUT", PLAN, wish(revision, "Yang lain"));
          story.fails(422, head, "PUT", PLAN, wish(one.get("revision").asText(), ""));
          assertEquals(one, story.ok(head, "GET", PLAN));
          story.fails(422, head, "GET", "/api/v1/followup?from=2026-07-01");
          story.fails(401, story.office().nobody(), "GET", PLAN);
          story.fails(403, story.office().person("OFFICER"), "GET", PLAN);
          story.fails(
              403, story.office().person("INSPECTOR"), "PUT", PLAN, wish(revision, "Yang lain"));
        });
  }
}
