package id.loket.kiosk.screen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The code that ends the screen. It is checked here and not by the server: whoever has to set the
 * network right needs it while there is no server. Kept as PBKDF2 (HMAC-SHA-256, 600,000 rounds, as
 * OWASP's Password Storage Cheat Sheet asks); five wrong codes in ten minutes, then none is heard.
 * For one thread.
 */
public final class TechnicianCode {
  /** Said where a code is refused. */
  static final String ALLOWED = "6 to 12 digits are allowed, and not all of them alike";

  private static final int ROUNDS = 600_000;
  private static final int MOST_WRONG = 5;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private final Path file;
  private final Deque<Instant> wrong = new ArrayDeque<>();

  public TechnicianCode(Path file) {
    this.file = file;
  }

  static boolean usable(String code) {
    return code.matches("\\d{6,12}") && code.chars().distinct().count() > 1;
  }

  /** The line that the file holds: salt and sum, in hexadecimal. */
  public static String line(String code, byte[] salt) {
    HexFormat hex = HexFormat.of();
    return hex.formatHex(salt) + " " + hex.formatHex(sum(code, salt)) + "\n";
  }

  public static byte[] newSalt() {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    return salt;
  }

  boolean isSet() {
    return kept().isPresent();
  }

  /** Whether the screen may be left with it. A file that can't be read lets nobody out. */
  boolean opens(String code, Instant now) {
    while (!wrong.isEmpty() && wrong.peek().isBefore(now.minus(WITHIN))) {
      wrong.remove();
    }
    Optional<String[]> kept = kept();
    if (wrong.size() >= MOST_WRONG || kept.isEmpty() || !usable(code)) {
      return false;
    }
    byte[] salt = HexFormat.of().parseHex(kept.get()[0]);
    byte[] sum = HexFormat.of().parseHex(kept.get()[1]);
    boolean right = MessageDigest.isEqual(sum, sum(code, salt));
    if (!right) {
      wrong.add(now);
    }
    return right;
  }

  private Optional<String[]> kept() {
    try {
      String[] parts = Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ");
      return parts.length == 2 && (parts[0] + parts[1]).matches("([0-9a-f]{2}){48}")
          ? Optional.of(parts)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] sum(String code, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(code.toCharArray(), salt, ROUNDS, 256))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", e);
    }
  }
}
