package id.loket.server.people;

import id.loket.server.rules.Event;

/**
 * All that is kept of a person was opened, for that person's own hand.
 *
 * @param by the actor
 */
record OwnDataHanded(String person, String by, Reason reason) implements Event {
  /** Who asked for it. */
  enum Reason {
    ASKED_IN_PERSON,
    ASKED_BY_LETTER,
    ASKED_BY_PROXY
  }
}
