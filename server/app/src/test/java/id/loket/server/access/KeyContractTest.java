package id.loket.server.access;

import id.loket.server.Client;
import id.loket.server.web.ContractStory;
import id.loket.server.web.ScreenKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyContractTest {
  @Test
  void provingAKeyFitsTheDescription() throws Exception {
    ContractStory.tell(
        "key",
        story -> {
          Client screen = story.office().nobody();
          TestKey key = new TestKey();
          String code = story.office().code(ScreenKind.KIOSK, "Kiosk 1", "");

          story.ok(screen, "GET", "/api/v1/key/challenge");
          prove(story, 403, screen, key);
          story.ok(
              screen, "POST", "/api/v1/enrol", "code", code, "proof", key.proof(story.office()));
          Map<String, String> proof = key.proof(story.office());
          story.ok(
              screen,
              "POST",
              "/api/v1/key/proof",
              "key",
              proof.get("key"),
              "challenge",
              proof.get("challenge"),
              "signature",
              proof.get("signature"));
          story.fails(422, screen, "POST", "/api/v1/key/proof", "key", "");
        });
  }

  private static void prove(ContractStory story, int status, Client screen, TestKey key)
      throws Exception {
    Map<String, String> proof = key.proof(story.office());
    story.fails(
        status,
        screen,
        "POST",
        "/api/v1/key/proof",
        "key",
        proof.get("key"),
        "challenge",
        proof.get("challenge"),
        "signature",
        proof.get("signature"));
  }
}
