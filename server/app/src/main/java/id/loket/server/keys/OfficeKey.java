package id.loket.server.keys;

import id.loket.server.journal.Digest;
import id.loket.server.journal.OwnersOnly;
import id.loket.server.journal.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one key that opens all others: 256 random bits in a file that only the server's user can
 * read, apart from everything that it locks. The same as words on paper is the recovery sheet.
 */
public final class OfficeKey {
  private static final int BYTES = 32;

  /** Crockford's alphabet: no I, L, O, U, so that it can be read from paper and typed. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** 256 bits at five a character, and four more to notice a mistake. */
  private static final int WORDS = 52;

  private static final int CHECK = 4;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final byte[] secret;

  private OfficeKey(byte[] secret) {
    this.secret = secret;
  }

  /**
   * Reads the file.
   *
   * @throws IllegalStateException if it is not a key's file, or if others can read it
   */
  public static OfficeKey read(Path file) {
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IllegalStateException(
            file + ": others than its owner can read the office key; run chmod 600 on it");
      }
      return ofSheet(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": the office key can't be read", e);
    }
  }

  /**
   * Finds the key of a file in which one bit has changed, and writes it again.
   *
   * @param name of the key that is wanted; without it the letters' own check has to do
   * @return whether the file had to be mended, and was
   */
  public static boolean mend(Path file, Optional<String> name) {
    if (!Files.exists(file)) {
      return false;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (ofBytes(bytes, name).isPresent()) {
        return false;
      }
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Optional<OfficeKey> key = ofBytes(bytes, name);
        if (key.isPresent()) {
          key.get().write(file);
          return true;
        }
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": the office key can't be read", e);
    }
  }

  private static Optional<OfficeKey> ofBytes(byte[] bytes, Optional<String> name) {
    try {
      OfficeKey key = ofSheet(new String(bytes, StandardCharsets.ISO_8859_1));
      return Optional.of(key).filter(one -> name.isEmpty() || name.get().equals(one.name()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A new key, in a file that lasts once this returns. */
  public static OfficeKey make(Path file) {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    OfficeKey key = new OfficeKey(secret);
    key.write(file);
    return key;
  }

  /**
   * The key of a recovery sheet, as somebody types it: any case, O for 0, I and L for 1; spaces,
   * hyphens and line ends don't count.
   *
   * @throws IllegalArgumentException if a letter is missing or wrong
   */
  public static OfficeKey ofSheet(String typed) {
    String words =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (words.length() != WORDS + CHECK || !words.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "an office key has " + (WORDS + CHECK) + " letters and digits in groups of four");
    }
    OfficeKey key = new OfficeKey(decoded(words.substring(0, WORDS)));
    if (!key.words().replace("-", "").equals(words)) {
      throw new IllegalArgumentException("a letter of the office key is wrong; compare them again");
    }
    return key;
  }

  /** Fourteen groups of four, as they stand on the recovery sheet. */
  public String words() {
    return (encoded(secret, WORDS) + check(secret)).replaceAll("(.{4})(?=.)", "$1-");
  }

  SecretKey secret() {
    return new SecretKeySpec(secret, "AES");
  }

  /** Tells a right key from a wrong one without telling the key. */
  String name() {
    return Digest.of(("office key " + words()).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /** Written beside, forced to the disk and moved, so that there never is half a key. */
  public void write(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path half = folder.resolve(file.getFileName() + ".new");
    try {
      OwnersOnly.makeFolder(folder);
      Files.deleteIfExists(half);
      OwnersOnly.make(half);
      Files.writeString(half, words() + "\n", StandardCharsets.US_ASCII);
      WholeFile.force(half);
      WholeFile.name(half, file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": the office key can't be written there", e);
    }
  }

  private static String check(byte[] secret) {
    return encoded(Digest.sha256(secret), CHECK);
  }

  private static String encoded(byte[] bytes, int letters) {
    StringBuilder word = new StringBuilder(letters);
    for (int letter = 0; letter < letters; letter++) {
      int five = 0;
      for (int bit = letter * 5; bit < letter * 5 + 5; bit++) {
        int one = bit < bytes.length * 8 ? bytes[bit / 8] >> (7 - bit % 8) & 1 : 0;
        five = five << 1 | one;
      }
      word.append(ALPHABET.charAt(five));
    }
    return word.toString();
  }

  private static byte[] decoded(String word) {
    byte[] bytes = new byte[BYTES];
    for (int bit = 0; bit < BYTES * 8; bit++) {
      int one = ALPHABET.indexOf(word.charAt(bit / 5)) >> (4 - bit % 5) & 1;
      bytes[bit / 8] |= (byte) (one << (7 - bit % 8));
    }
    return bytes;
  }
}
