package id.loket.server.people;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class PeopleContractTest {
  @Test
  void erasingAPersonFitsTheDescription() throws Exception {
    ContractStory.tell(
        "people",
        story -> {
          Client guard = story.office().person("GUARD");
          Client head = story.office().person("HEAD");
          String ticket =
              story.ok(guard, "POST", "/api/v1/tickets", "service", "REENTRY").get("id").asText();
          String path = "/api/v1/tickets/" + ticket + "/guest";
          story.ok(guard, "POST", path, "name", "Uji", "origin", "Uji", "purpose", "Uji");
          String person = story.ok(head, "GET", path).get("person").asText();

          restrict(story, guard, head, "/api/v1/people/" + person);
          String erase = "/api/v1/people/" + person + "/erase";
          story.ok(head, "POST", erase, "reason", "ASKED_BY_PERSON");
          story.fails(422, head, "POST", erase, "reason", "TOO_OLD");

          story.ok(head, "POST", erase);
          story.fails(422, head, "POST", erase, "reason", "BORED");
          String withdraw = "/api/v1/tickets/" + ticket + "/consent/withdraw";
          story.ok(head, "POST", withdraw);
          story.fails(403, guard, "POST", withdraw);
          story.fails(404, head, "POST", "/api/v1/tickets/2026-01-01-R-1/consent/withdraw");

          story.fails(404, head, "POST", "/api/v1/people/nobody/erase", "reason", "ORDERED");
        });
  }

  private static void restrict(ContractStory story, Client guard, Client head, String person)
      throws Exception {
    story.ok(head, "POST", person + "/restrict", "reason", "DISPUTED");
    story.fails(422, head, "POST", person + "/restrict", "reason", "BORED");
    story.fails(403, guard, "POST", person + "/restrict", "reason", "DISPUTED");
    story.fails(404, head, "POST", "/api/v1/people/nobody/restrict", "reason", "DISPUTED");
    story.ok(head, "POST", person + "/lift");
    story.fails(404, head, "POST", "/api/v1/people/nobody/lift");
  }
}
