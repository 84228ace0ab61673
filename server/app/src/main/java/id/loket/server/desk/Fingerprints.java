package id.loket.server.desk;

import java.time.LocalDate;

/**
 * Tells whether a repeated request asks for the same thing, without keeping anything from which it
 * could be guessed what was asked. Asked on the desk's thread.
 */
@FunctionalInterface
public interface Fingerprints {
  /**
   * The fingerprint of a request of that day: the same for the same digest, as long as that day's
   * key is kept.
   */
  String of(LocalDate day, String digest);
}
