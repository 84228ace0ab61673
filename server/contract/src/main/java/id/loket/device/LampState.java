package id.loket.device;

/** How a lamp is, as far as it says so itself. Whether the bulb is whole, nobody can ask. */
public enum LampState {
  READY,
  /** Answers, and refuses or doesn't do what it is told. */
  FAULT,
  /** Connected, but does not answer. */
  SILENT,
  /** No connection at all. */
  UNREACHABLE,

  /** Its port is not there: nothing is plugged in. */
  PORT_MISSING,

  /** Its port is there, but the station's user may not use it. */
  PORT_DENIED,

  /** Another program holds its port. */
  PORT_IN_USE,

  /** What is at its address is no port. */
  WRONG_PORT;

  public Health health() {
    return this == READY ? Health.WELL : Health.DOWN;
  }
}
