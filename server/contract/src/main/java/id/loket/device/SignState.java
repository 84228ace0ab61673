package id.loket.device;

/** How a sign is, as far as it says so itself. */
public enum SignState {
  /** It was asked what it shows, and shows it. */
  READY,
  /** Takes what it is sent and can't answer: whether anybody can read it, nobody can ask. */
  UNANSWERING,
  /** Answers, and refuses or shows something else. */
  FAULT,
  /** Connected, but does not answer, or does not take what it is sent. */
  SILENT,
  /** No connection at all. */
  UNREACHABLE,

  /** Another device is there, which talks. */
  WRONG_DEVICE,

  /** Its port is not there: nothing is plugged in. */
  PORT_MISSING,

  /** Its port is there, but the station's user may not use it. */
  PORT_DENIED,

  /** Another program holds its port. */
  PORT_IN_USE,

  /** What is at its address is no port. */
  WRONG_PORT;

  public Health health() {
    return this == READY || this == UNANSWERING ? Health.WELL : Health.DOWN;
  }
}
