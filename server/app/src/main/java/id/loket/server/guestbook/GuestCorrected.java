package id.loket.server.guestbook;

import id.loket.server.rules.Event;

/**
 * A line of the guest book was corrected: its words take the place of those before, of which
 * nothing is kept, since nobody needs what is wrong (UU 27/2022, articles 16 (2) d and 29). Names
 * nobody.
 *
 * @param guest of {@link GuestNoted}, and so of the sealed words
 * @param sha256 of the sealed words as they are now
 * @param by the actor
 */
record GuestCorrected(
    String guest, String person, int partySize, String sha256, String by, Reason reason)
    implements Event {
  /** Why. */
  enum Reason {
    /** Whoever wrote it down mistyped it. */
    MISTYPED,
    /** The guest asks for it (UU 27/2022, article 6). */
    ASKED_BY_GUEST,
    /** It is what somebody else said. */
    WRONG_NUMBER
  }
}
