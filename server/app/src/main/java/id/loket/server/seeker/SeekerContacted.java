package id.loket.server.seeker;

import id.loket.server.rules.Event;

/**
 * Somebody of the office has tried to reach one who looks for work.
 *
 * @param contact random id of the attempt
 * @param vacancy about which
 * @param by the actor
 */
record SeekerContacted(
    String contact, String seeker, int vacancy, Way way, Outcome outcome, String by)
    implements Event {
  /** How. */
  enum Way {
    PHONE,
    MESSAGE,
    IN_PERSON
  }

  /** What came of it. */
  enum Outcome {
    REACHED,
    NOT_REACHED,
    WRONG_NUMBER,
    NOT_INTERESTED;

    /** Whether nobody need try again about the same vacancy. */
    boolean ends() {
      return this != NOT_REACHED;
    }
  }
}
