package id.loket.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A certificate in letters that somebody reads aloud or types: the first 80 bits of its SHA-256 in
 * the alphabet of the one-time codes. Nobody makes another certificate with the same ones.
 */
public final class Fingerprint {
  public static final int LETTERS = 16;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Fingerprint() {}

  /** Without hyphens. */
  public static String of(X509Certificate certificate) {
    byte[] hash = sha256(certificate);
    StringBuilder letters = new StringBuilder(LETTERS);
    for (int letter = 0; letter < LETTERS; letter++) {
      int five = 0;
      for (int bit = letter * 5; bit < letter * 5 + 5; bit++) {
        five = five << 1 | hash[bit / 8] >> (7 - bit % 8) & 1;
      }
      letters.append(ALPHABET.charAt(five));
    }
    return letters.toString();
  }

  /** The whole of it, as other programs print it. */
  public static String whole(X509Certificate certificate) {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256(certificate));
  }

  /** In groups of four. */
  public static String spelled(String letters) {
    return letters.replaceAll("(.{4})(?=.)", "$1-");
  }

  /** As people type it: any case, O for 0, I and L for 1; spaces and hyphens don't count. */
  static String read(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  private static byte[] sha256(X509Certificate certificate) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256, and a certificate its bytes", e);
    }
  }
}
