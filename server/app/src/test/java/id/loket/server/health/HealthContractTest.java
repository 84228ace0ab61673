package id.loket.server.health;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class HealthContractTest {
  @Test
  void howTheServerIsFitsTheDescription() throws Exception {
    ContractStory.tell(
        "health",
        story -> {
          Client nobody = story.office().nobody();

          story.ok(nobody, "GET", "/healthz");
          story.ok(nobody, "GET", "/metrics");
          Client technician = story.office().person("TECHNICIAN");
          story.ok(technician, "GET", "/api/v1/health");
          story.picture(technician, "/api/v1/health/live");
          story.fails(403, story.office().person("OFFICER"), "GET", "/api/v1/health");
        });
  }
}
