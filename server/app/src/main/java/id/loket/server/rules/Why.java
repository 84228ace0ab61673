package id.loket.server.rules;

/** Why this ticket was next; shown to the officer and kept in the journal. */
public enum Why {
  ORDER_OF_ISSUE,
  PRIORITY,
  /** Enough priority visitors in a row: now a regular one. */
  REGULAR_TURN,
  /** A regular visitor waited longer than the cap and came before the first priority visitor. */
  WAITED_TOO_LONG,
  /** Came back with what was missing, so it stands ahead of those who came lately. */
  RETURNED,
  /** Stood at this loket already, and is back from having been put aside or from a detour. */
  BACK,
  /** Nobody waits for the loket's own services, and it serves this one too then. */
  ASSIST,
  /** An officer chose it and said why. */
  CHOSEN
}
