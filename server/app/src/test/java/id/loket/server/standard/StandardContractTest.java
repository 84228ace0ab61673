package id.loket.server.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class StandardContractTest {
  @Test
  void standardsAreThereForEverybodyAndRemarksForThoseWhoDecide() throws Exception {
    ContractStory.tell(
        "standard",
        story -> {
          Client nobody = story.office().nobody();
          JsonNode all = story.ok(nobody, "GET", "/api/v1/standards");
          assertEquals(8, all.get("standards").size());
          story.ok(nobody, "GET", "/api/v1/standards.csv");
          story.ok(nobody, "GET", "/api/v1/standards.pdf?service=OPP");
          story.fails(404, nobody, "GET", "/api/v1/standards.pdf?service=TIDAK-ADA");
          JsonNode before = story.ok(nobody, "GET", "/api/v1/standards?day=2001-01-05");
          assertFalse(before.at("/standards/0/inForce").asBoolean());
          story.fails(422, nobody, "GET", "/api/v1/standards?day=5%20Januari");
          story.fails(422, nobody, "GET", "/api/v1/standards?day=2999-01-05");
          story.fails(401, nobody, "GET", "/api/v1/standards/remarks");
          story.fails(403, story.office().person("OFFICER"), "GET", "/api/v1/standards/remarks");
          story.ok(story.office().person("HEAD"), "GET", "/api/v1/standards/remarks");
        });
  }
}
