package id.loket.server.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import id.loket.server.web.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Argon2id with 19 MiB, two passes, one lane. At most two are computed at once, so that a flood of
 * guesses can't take the machine from the queue. Safe for many threads.
 */
final class Passwords {
  static final int SHORTEST = 10;
  static final int LONGEST = 128;

  /** What is tried first everywhere, and local favourites. */
  private static final Set<String> COMMON =
      Set.of(
          "1234567890",
          "0123456789",
          "passwordpassword",
          "password123",
          "password1234",
          "qwertyuiop",
          "iloveyou123",
          "administrator",
          "admin12345",
          "admin123456",
          "loket12345",
          "bp3mi12345",
          "indonesia123",
          "indonesia45",
          "rahasia123",
          "rahasia1234",
          "sayangku123",
          "bismillah123",
          "merdeka1945",
          "kemerdekaan",
          "1111111111",
          "0000000000",
          "12345678910",
          "abcdefghij",
          "abcd123456",
          "petugas123",
          "satpam1234",
          "kantor12345");

  private final Argon2Function argon2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
  private final Semaphore seats = new Semaphore(2);
  private final String dummy = hash("nobody has this password");

  /**
   * @throws Problem 422 if the password is too short, too long, too common or contains the user
   */
  void check(String user, String password) {
    String lower = password == null ? "" : password.toLowerCase(Locale.ROOT);
    if (lower.length() < SHORTEST || lower.length() > LONGEST) {
      throw Problem.bad("password: " + SHORTEST + " to " + LONGEST + " characters are allowed");
    }
    if (COMMON.contains(lower)
        || lower.chars().distinct().count() < 4
        || lower.contains(user.toLowerCase(Locale.ROOT))) {
      throw Problem.bad("password: too easy to guess; choose another, such as three odd words");
    }
  }

  String hash(String password) {
    seats.acquireUninterruptibly();
    try {
      return Password.hash(password).addRandomSalt(16).with(argon2).getResult();
    } finally {
      seats.release();
    }
  }

  boolean matches(String password, String hash) {
    seats.acquireUninterruptibly();
    try {
      return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    } finally {
      seats.release();
    }
  }

  /** Takes as long as a real check, so that nobody learns which users exist. */
  void pretend(String password) {
    matches(password, dummy);
  }
}
