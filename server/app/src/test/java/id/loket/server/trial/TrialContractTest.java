package id.loket.server.trial;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class TrialContractTest {
  private static final String TRIALS = "/api/v1/trials/";

  @Test
  void whatIsTriedFitsTheDescription() throws Exception {
    ContractStory.tell(
        "trial",
        story -> {
          Client technician = story.office().person("TECHNICIAN");

          story.ok(technician, "POST", TRIALS + "BACKUP");
          story.ok(technician, "POST", TRIALS + "CLOCK/answer", "good", true);
          story.ok(technician, "GET", "/api/v1/health");
          story.fails(409, technician, "POST", TRIALS + "CALL");
          story.fails(404, technician, "POST", TRIALS + "SLIP", "subject", "none");
          story.fails(422, technician, "POST", TRIALS + "SHEET");
          story.fails(422, technician, "POST", TRIALS + "SHEET/answer");
          story.fails(422, technician, "POST", TRIALS + "BACKUP/answer", "good", true);
          story.fails(403, story.office().person("HEAD"), "POST", TRIALS + "BACKUP");
        });
  }
}
