package id.loket.server.rules;

/** Why this ticket was next; shown to the officer and kept in the journal. */
public enum Why {
  ORDER_OF_ISSUE,
  PRIORITY,
  /** Enough priority visitors in a row: now a regular one. */
  REGULAR_TURN,
  /** A regular visitor waited longer than the cap and came before the first priority visitor. */
  WAITED_TOO_LONG,
  /** An officer chose it and said why. */
  CHOSEN
}
