package id.loket.device;

/** How a button is, as far as its contact says so. */
public enum ButtonState {
  READY,
  /** Its board refuses, or it has been down for so long that it must be stuck. */
  FAULT,
  /** Connected, but does not answer. */
  SILENT,
  /** No connection at all. */
  UNREACHABLE;

  public Health health() {
    return this == READY ? Health.WELL : Health.DOWN;
  }
}
