package id.loket.server.dossier;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class AgendaContractTest {
  @Test
  void theBookOfAMonthIsReadByWhoeverMayReadABerkas() throws Exception {
    ContractStory.tell(
        "agenda",
        story -> {
          Client head = story.office().person("HEAD");
          story.ok(head, "GET", "/api/v1/agenda.pdf?month=2026-11");
          story.fails(422, head, "GET", "/api/v1/agenda.pdf?month=November");
          story.fails(422, head, "GET", "/api/v1/agenda.pdf");
          story.fails(
              403, story.office().person("GUARD"), "GET", "/api/v1/agenda.pdf?month=2026-11");
          story.fails(401, story.office().nobody(), "GET", "/api/v1/agenda.pdf?month=2026-11");
        });
  }
}
