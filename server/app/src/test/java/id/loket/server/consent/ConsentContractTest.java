package id.loket.server.consent;

import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class ConsentContractTest {
  @Test
  void theTextInForceFitsTheDescription() throws Exception {
    ContractStory.tell(
        "consent", story -> story.ok(story.office().screen("KIOSK"), "GET", "/api/v1/consent"));
  }
}
