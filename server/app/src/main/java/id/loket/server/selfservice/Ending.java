package id.loket.server.selfservice;

/** How a visit at a kiosk ended. */
enum Ending {
  /** It came to what it was for, and nobody was called. */
  ALONE,
  HELPED,
  /** Left by a touch before it came to anything. */
  GIVEN_UP,
  /** Left without a touch before it came to anything. */
  TIMED_OUT
}
