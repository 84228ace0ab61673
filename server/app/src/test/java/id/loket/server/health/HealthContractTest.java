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
        });
  }
}
