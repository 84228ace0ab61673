package id.loket.paper;

/** How a piece of paper came off the printer. */
public enum Cut {
  /** Cut through. */
  FULL,
  /** Cut, but for one point. */
  PARTIAL,
  /** Not cut: the roll ended, or was changed, and the piece fell out. */
  TORN,
  /** Still in the printer. */
  NONE
}
