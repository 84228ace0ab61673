package id.loket.server.rules;

/** WAITING to CALLED to SERVING to FINISHED is the usual way; the others end or interrupt it. */
public enum TicketState {
  WAITING,
  CALLED,
  SERVING,
  /** Put aside or on a detour; comes back to WAITING with its number and place. */
  RESTING,
  FINISHED,
  /** Did not come when called; an officer can restore it to WAITING. */
  NO_SHOW,
  /** Went home before being served. */
  LEFT,
  /** Left over when the next service day began. */
  EXPIRED;

  public boolean atCounter() {
    return this == CALLED || this == SERVING;
  }

  /** Whether the visitor is here, or expected back. */
  public boolean isOpen() {
    return this == WAITING || this == RESTING || atCounter();
  }

  /** Whether it waits, or may come to wait again: by an undo, or as one that was missed. */
  boolean mayBeCalled() {
    return isOpen() || this == NO_SHOW;
  }
}
