package id.loket.server.people;

import id.loket.server.rules.Event;

/**
 * What is known of a person is kept and shown to nobody of the staff until that is lifted (UU
 * 27/2022, articles 11 and 41). One for each id under which something of the same visits was kept.
 *
 * @param by the actor who was asked for it
 */
record PersonRestricted(String person, String by, Reason reason) implements Event {
  /** Why. */
  enum Reason {
    /** The person wants it. */
    ASKED_BY_PERSON,
    /** The person says that it is wrong, and it is not settled yet. */
    DISPUTED,
    /** Somebody who may order it does. */
    ORDERED
  }
}
