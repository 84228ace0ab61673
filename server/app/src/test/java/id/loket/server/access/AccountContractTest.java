package id.loket.server.access;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import org.junit.jupiter.api.Test;

class AccountContractTest {
  private static final String ACCOUNTS = "/api/v1/accounts";

  @Test
  void theLifeOfAnAccountFitsTheDescription() throws Exception {
    ContractStory.tell(
        "account",
        story -> {
          Client admin = story.office().administrator();
          Object[] head = {
            "user", "kontrak", "name", "Uji", "role", "HEAD", "password", "tiga kata aneh"
          };

          story.fails(401, story.office().nobody(), "GET", ACCOUNTS);
          story.fails(403, story.office().screen("KIOSK"), "GET", ACCOUNTS);
          story.ok(admin, "POST", ACCOUNTS, head);
          story.fails(409, admin, "POST", ACCOUNTS, head);
          story.ok(
              admin, "POST", ACCOUNTS + "/kontrak/password", "password", "empat kata lebih aneh");
          story.ok(admin, "POST", ACCOUNTS + "/kontrak/lock");
          story.ok(admin, "POST", ACCOUNTS + "/kontrak/unlock");
          story.fails(404, admin, "POST", ACCOUNTS + "/nobody/lock");
          story.ok(admin, "GET", ACCOUNTS);
        });
  }
}
