package id.loket.server.tls;

import id.loket.server.Client;
import id.loket.server.WallClock;
import id.loket.server.web.ContractStory;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsContractTest {
  private static final String AUTHORITY = "/api/v1/authority";

  @Test
  void handingOutTheAuthorityFitsTheDescription() throws Exception {
    ContractStory.tell(
        "tls",
        story -> {
          List<String> all = List.of("", "/loket-kantor.crt", "/qr.svg");
          for (String one : all) {
            story.fails(404, story.office().nobody(), "GET", AUTHORITY + one);
          }
          story.office().encrypt(WallClock.ofTheMachine());
          story.office().restart();
          Client anybody = story.office().encrypted();
          for (String one : all) {
            story.ok(anybody, "GET", AUTHORITY + one);
          }
        });
  }
}
