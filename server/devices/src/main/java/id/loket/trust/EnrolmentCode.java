package id.loket.trust;

import java.util.Optional;

/**
 * What stands in a station's settings for its first start: a one-time code, and behind it, where
 * the office is encrypted, the fingerprint of the authority that it has to trust.
 */
public record EnrolmentCode(String code, Optional<String> fingerprint) {
  private static final int CODE = 10;

  /** Of anything that was typed; what is wrong about a code is the server's to say. */
  public static EnrolmentCode read(String typed) {
    String letters = Fingerprint.read(typed);
    return letters.length() == CODE + Fingerprint.LETTERS
        ? new EnrolmentCode(letters.substring(0, CODE), Optional.of(letters.substring(CODE)))
        : new EnrolmentCode(typed.strip(), Optional.empty());
  }
}
