package id.loket.server.web;

import org.junit.jupiter.api.Test;

class PageContractTest {
  @Test
  void theDescriptionDescribesItself() throws Exception {
    ContractStory.tell(
        "page", story -> story.ok(story.office().nobody(), "GET", "/api/v1/openapi.yaml"));
  }
}
