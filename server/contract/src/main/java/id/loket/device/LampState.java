package id.loket.device;

/** How a lamp is, as far as it says so itself. Whether the bulb is whole, nobody can ask. */
public enum LampState {
  READY,
  /** Answers, and refuses or doesn't do what it is told. */
  FAULT,
  /** Connected, but does not answer. */
  SILENT,
  /** No connection at all. */
  UNREACHABLE;

  public Health health() {
    return this == READY ? Health.WELL : Health.DOWN;
  }
}
