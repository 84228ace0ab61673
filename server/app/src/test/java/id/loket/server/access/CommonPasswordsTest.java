package id.loket.server.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommonPasswordsTest {
  @Test
  void thirtyThousandBreachedOnesAreKnownAndThoseOfHere() {
    long breached = CommonPasswords.lines("common").count();
    long ours = CommonPasswords.lines("indonesian").count();

    assertTrue(breached > 29_000, breached + " breached");
    assertTrue(ours > 200, ours + " of our own");
    for (String bad :
        List.of(
            "1234567890",
            "qwertyuiop",
            "P4ssw0rd123!",
            "passwordpassword",
            "Football2024",
            "Bismillah1!",
            "merdeka1945",
            "bp3mi12345",
            "!!jakarta!!",
            "abcd123456",
            "sayangku sayangku".replace(" ", ""))) {
      assertTrue(CommonPasswords.contain(bad), bad);
    }
  }

  @Test
  void wordsTogetherAreNotCommon() {
    for (String good :
        List.of("tiga kata aneh", "kucing naik becak", "bismillah di jakarta 7", "パスワードは猫です、はい")) {
      assertFalse(CommonPasswords.contain(good), good);
    }
  }
}
