package id.loket.server.rules;

/** WAITING to CALLED to SERVING to FINISHED is the usual way; the others end or interrupt it. */
public enum TicketState {
  WAITING,
  CALLED,
  SERVING,
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

  /** Whether it waits, or may come to wait again: by an undo, or as one that was missed. */
  boolean mayBeCalled() {
    return this == WAITING || atCounter() || this == NO_SHOW;
  }
}
