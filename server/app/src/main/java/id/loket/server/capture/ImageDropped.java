package id.loket.server.capture;

import id.loket.server.rules.Event;

/** A picture is gone: its key first, which no copy of the office's file had, then its row. */
record ImageDropped(String image, String subject, Why why, String by) implements Event {
  /** Why it is not needed any more. */
  enum Why {
    /** The national system has it. */
    HANDED_OVER,
    /** Another was taken in its place. */
    RETAKEN,
    /** The visitor doesn't want it. */
    WITHDRAWN,
    /** It has been here as long as it may. */
    TOO_OLD
  }
}
