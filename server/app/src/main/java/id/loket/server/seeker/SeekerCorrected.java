package id.loket.server.seeker;

import id.loket.server.rules.Event;

/**
 * What is known of somebody who looks for work was corrected: the words take the place of those
 * before, of which nothing is kept. Names nobody.
 *
 * @param seeker of {@link SeekerNoted}, and so of the sealed words
 * @param sha256 of the sealed words as they are now
 * @param by the actor
 */
record SeekerCorrected(String seeker, String person, String sha256, String by, Reason reason)
    implements Event {
  /** Why. */
  enum Reason {
    /** Whoever wrote it down mistyped it. */
    MISTYPED,
    /** The person asks for it, such as with another number (UU 27/2022, article 6). */
    ASKED_BY_PERSON
  }
}
