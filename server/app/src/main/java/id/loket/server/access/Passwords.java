package id.loket.server.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import id.loket.server.web.Problem;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Argon2id with 19 MiB, two passes, one lane. Few are computed at once, so that a flood of guesses
 * can't take the machine from the queue; and known devices have a seat that nobody else can take,
 * so that it can't keep an officer from logging in. Safe for many threads.
 */
public final class Passwords {
  static final int SHORTEST = 10;
  static final int LONGEST = 128;

  static final Argon2Function STANDARD = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  private static volatile Argon2Function ofNewOffices = STANDARD;

  private final Argon2Function argon2;
  private final String dummy;
  private final Seats knownDevices = new Seats();
  private final Seats strangers = new Seats();

  public Passwords() {
    this(ofNewOffices);
  }

  Passwords(Argon2Function argon2) {
    this.argon2 = argon2;
    this.dummy = hash(UUID.randomUUID().toString());
  }

  /**
   * Has the offices that this Java process opens from now on spend next to nothing on a hash. For
   * tests, which log in thousands of times; no setting, file or option of an office leads here.
   */
  public static void spareTests() {
    ofNewOffices = Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID);
  }

  /** Where somebody sits who wants a password checked. */
  enum From {
    /** At an enrolled screen, or in a browser where this account has logged in before. */
    KNOWN_DEVICE,
    ELSEWHERE
  }

  /** Room for one computation, and a short queue before it. */
  private static final class Seats {
    private static final int QUEUE = 16;
    private static final long LIMIT_SECONDS = 5;

    private final Semaphore seat = new Semaphore(1, true);

    <T> T take(Supplier<T> computation) {
      if (!sitDown()) {
        throw Problem.of(503, "busy", "Too many are logging in; try again in a moment.");
      }
      try {
        return computation.get();
      } finally {
        seat.release();
      }
    }

    private boolean sitDown() {
      try {
        return seat.getQueueLength() < QUEUE && seat.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /**
   * @throws Problem 422 if the password is too short, too long, too common or contains the user
   */
  void check(String user, String password) {
    String lower = password == null ? "" : password.toLowerCase(Locale.ROOT);
    if (lower.length() < SHORTEST || lower.length() > LONGEST) {
      throw Problem.bad("password: " + SHORTEST + " to " + LONGEST + " characters are allowed");
    }
    if (CommonPasswords.contain(lower)
        || lower.chars().distinct().count() < 4
        || lower.contains(user.toLowerCase(Locale.ROOT))) {
      throw Problem.bad("password: too easy to guess; choose another, such as three odd words");
    }
  }

  String hash(String password) {
    return knownDevices.take(
        () -> Password.hash(password).addRandomSalt(16).with(argon2).getResult());
  }

  /** Never true for a password that is too long to have been accepted. */
  boolean matches(String password, String hash, From from) {
    if (password.length() > LONGEST) {
      return false;
    }
    Seats seats = from == From.KNOWN_DEVICE ? knownDevices : strangers;
    return seats.take(
        () -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
  }

  /** A hash of a password that nobody knows, as costly as any other. */
  String dummy() {
    return dummy;
  }

  /** Takes as long as a real check, so that nobody learns which users exist. */
  void pretend(String password, From from) {
    matches(password, dummy, from);
  }
}
