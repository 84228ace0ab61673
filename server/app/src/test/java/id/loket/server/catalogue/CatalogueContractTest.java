package id.loket.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class CatalogueContractTest {
  private static final String CATALOGUE = "/api/v1/catalogue";

  @Test
  void exportAndImportFitTheDescription() throws Exception {
    ContractStory.tell(
        "catalogue",
        story -> {
          Client admin = story.office().administrator();

          JsonNode catalogue = story.ok(admin, "GET", CATALOGUE);
          story.ok(admin, "PUT", CATALOGUE, "catalogue", catalogue);
          ((ObjectNode) catalogue.get("office")).put("zone", "Asia/Nowhere");
          story.fails(422, admin, "PUT", CATALOGUE, "catalogue", catalogue);
        });
  }
}
