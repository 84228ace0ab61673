package id.loket.display;

import org.junit.jupiter.api.Test;

/** The page of the sign over a loket without a browser. */
class SignPageTest {
  @Test
  void aNewCallBlinksAndAnOldOneStandsStill() throws Exception {
    NodeCheck.run("sign.check.mjs", "src/main/resources/screens/sign");
  }
}
