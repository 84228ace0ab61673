package id.loket.device;

/** How a button is, as far as its contact says so. */
public enum ButtonState {
  READY,
  /** Its board refuses, or it has been down for so long that it must be stuck. */
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
