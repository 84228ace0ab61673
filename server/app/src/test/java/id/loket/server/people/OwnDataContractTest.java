package id.loket.server.people;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class OwnDataContractTest {
  @Test
  void handingAPersonTheirOwnDataFitsTheDescription() throws Exception {
    ContractStory.tell(
        "owndata",
        story -> {
          Client guard = story.office().person("GUARD");
          Client head = story.office().person("HEAD");
          String ticket =
              story.ok(guard, "POST", "/api/v1/tickets", "service", "REENTRY").get("id").asText();
          String guest = "/api/v1/tickets/" + ticket + "/guest";
          story.ok(guard, "POST", guest, "name", "Uji", "origin", "Uji", "purpose", "Uji");
          String person = story.ok(head, "GET", guest).get("person").asText();
          String own = "/api/v1/people/" + person + "/own-data";

          story.ok(head, "POST", own, "reason", "ASKED_IN_PERSON");
          story.ok(head, "POST", own + "/pdf", "reason", "ASKED_BY_PROXY");

          story.fails(422, head, "POST", own);
          story.fails(403, guard, "POST", own, "reason", "ASKED_IN_PERSON");
          String nobody = "/api/v1/people/nobody/own-data";
          story.fails(404, head, "POST", nobody, "reason", "ASKED_BY_LETTER");
        });
  }
}
