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
  UNREACHABLE;

  public Health health() {
    return this == READY ? Health.WELL : Health.DOWN;
  }
}
