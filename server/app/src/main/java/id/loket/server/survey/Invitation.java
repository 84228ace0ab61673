package id.loket.server.survey;

import java.time.Duration;
import java.time.Instant;

/**
 * An offer to answer, open for a few minutes. Answers that were given in time on a tablet whose
 * line was cut may come later; those of a phone may not.
 *
 * @param token one-time, unguessable; it is spent together with storing the answers. Of a survey
 *     that was begun its claim, and {@code ticket} is empty
 * @param expires from when on it is offered to nobody any more
 */
record Invitation(String token, String ticket, String service, int counter, Instant expires) {
  /** For so long after its end a tablet's answer is still taken, and an unanswered offer kept. */
  static final Duration LATE_FROM_A_TABLET = Duration.ofHours(24);
}
