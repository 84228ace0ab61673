package id.loket.server.capture;

/** How a capture ended. */
public enum Outcome {
  DONE,
  /** The device can't; the reason is its own word. */
  FAILED,
  CANCELLED,
  /** Nothing came in time, or the visitor is at the loket no more. */
  EXPIRED
}
