package id.loket.server.dossier;

/** How a paper on the checklist stands. */
enum LineState {
  /** Nobody has looked yet. */
  OPEN,
  PRESENT,
  MISSING,
  WRONG,
  NOT_APPLICABLE;

  /** Whether nothing has to be brought for it. */
  boolean isSettled() {
    return this == PRESENT || this == NOT_APPLICABLE;
  }
}
