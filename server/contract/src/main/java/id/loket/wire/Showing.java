package id.loket.wire;

/** What a visitor in the hall can learn from looking at a loket. */
public enum Showing {
  /** Nobody works there. */
  OFF,
  /** Somebody is there and has called nobody. */
  OPEN,
  /** A visitor is called and has not come yet. */
  CALLING,
  SERVING,
  PAUSED
}
