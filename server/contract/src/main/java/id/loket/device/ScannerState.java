package id.loket.device;

/** How a fingerprint scanner is, as far as it says so itself. */
public enum ScannerState {
  READY,
  /** Answers, but is no such scanner, or asks for a password that it was not given. */
  FAULT,
  /** What comes are no answers of such a scanner: another device, or another baud rate. */
  GARBLED,
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
