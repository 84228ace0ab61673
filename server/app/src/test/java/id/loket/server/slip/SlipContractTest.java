package id.loket.server.slip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class SlipContractTest {
  @Test
  void whatStandsOnAPaperFitsTheDescription() throws Exception {
    ContractStory.tell(
        "slip",
        story -> {
          Client administrator = story.office().administrator();
          Client technician = story.office().person("TECHNICIAN");
          JsonNode ticket = story.ok(technician, "GET", "/api/v1/slips").at("/slips/0");
          JsonNode layout = ticket.get("layout");
          Object[] look = {"layout", layout, "columns", 42, "language", "en", "full", true};
          String path = "/api/v1/slips/TICKET";

          JsonNode paper = story.ok(technician, "POST", path + "/preview", look);
          assertTrue(paper.get("text").asText().contains("Queue number"), paper.toString());
          story.fails(404, technician, "POST", "/api/v1/slips/RECEIPT/preview", look);
          look[3] = 40;
          story.fails(422, technician, "POST", path + "/preview", look);

          JsonNode other = LayoutReadingTest.json(LayoutReadingTest.NUMBER_AND_COPY);
          Object[] wish = {"revision", ticket.get("revision"), "layout", other};
          story.fails(403, technician, "PUT", path, wish);
          story.ok(administrator, "PUT", path, wish);
          Object[] late = {"revision", ticket.get("revision"), "layout", null};
          story.fails(409, administrator, "PUT", path, late);
          story.fails(422, administrator, "PUT", path, "revision", "x", "layout", "{}");
          JsonNode changed = story.ok(administrator, "GET", "/api/v1/slips").at("/slips/0");
          assertEquals(other, changed.get("layout"));
          late[1] = changed.get("revision");
          assertEquals(
              other, story.ok(technician, "GET", path + "/versions").at("/versions/0/layout"));
          story.ok(administrator, "PUT", path, late);
          assertEquals(
              layout, story.ok(administrator, "GET", "/api/v1/slips").at("/slips/0/layout"));
        });
  }
}
