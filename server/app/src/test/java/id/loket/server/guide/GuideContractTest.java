package id.loket.server.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class GuideContractTest {
  @Test
  void theGuideIsPagesOnlyAndOpenToAll() throws Exception {
    ContractStory.tell(
        "guide",
        story ->
            assertEquals(200, story.office().nobody().knock("GET", "/guide/", null).statusCode()));
  }
}
