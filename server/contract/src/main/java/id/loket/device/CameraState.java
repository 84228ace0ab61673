package id.loket.device;

/** How a camera is, as its last look has shown. */
public enum CameraState {
  READY,
  /** Connected, but no new picture came for a second: what it sees now, nobody knows. */
  STALLED,
  /** Its pictures break off, or can't be read. */
  HALF_PICTURE,
  /** What it sends are no pictures, or they aren't told apart as it has announced. */
  NO_PICTURE,
  /** A picture is not as long as it says. */
  WRONG_LENGTH,
  /** A picture without end, or with more pixels than anybody needs. */
  TOO_LARGE,
  /** It wants another name and password. */
  NOT_ALLOWED,
  /** The link broke while pictures came. */
  CUT_OFF,
  /** Its driver fails, hangs, or is missing on this computer. */
  FAULT,
  /** Connected, but never answers. */
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
