package id.loket.server.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.password4j.Argon2Function;
import id.loket.server.access.Passwords.From;
import id.loket.server.web.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords(Passwords.STANDARD);

  @Test
  void anUnknownUserCostsWhatAKnownOneCosts() {
    Argon2Function real = Argon2Function.getInstanceFromHash(passwords.hash("tiga kata aneh"));

    assertEquals(real, Argon2Function.getInstanceFromHash(passwords.dummy()));
    assertEquals(passwords.hash("x").length(), passwords.dummy().length());
    assertFalse(passwords.matches("", passwords.dummy(), From.ELSEWHERE));
  }

  @Test
  void theSamePasswordNeverHasTheSameHash() {
    String hash = passwords.hash("tiga kata aneh");

    assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    assertNotEquals(hash, passwords.hash("tiga kata aneh"));
    assertTrue(passwords.matches("tiga kata aneh", hash, From.KNOWN_DEVICE));
    assertFalse(passwords.matches("tiga kata anek", hash, From.KNOWN_DEVICE));
  }

  @Test
  void whatIsGuessedFirstIsNotAllowed() {
    for (String bad :
        List.of("pendek", "1234567890", "Rahasia123", "aaaabbbbaaaa", "petugas.7 saja", "")) {
      assertThrows(Problem.class, () -> passwords.check("petugas.7", bad), bad);
    }
    assertThrows(Problem.class, () -> passwords.check("petugas.7", "ab c".repeat(33)));
    assertThrows(Problem.class, () -> passwords.check("petugas.7", null));
    assertDoesNotThrow(() -> passwords.check("petugas.7", "kucing naik becak"));
    assertDoesNotThrow(() -> passwords.check("petugas.7", "パスワードは猫です、はい"));
  }

  @Test
  void aPasswordThatIsTooLongIsNotEvenComputed() {
    assertFalse(passwords.matches("x".repeat(2_000_000), passwords.dummy(), From.ELSEWHERE));
  }
}
