package id.loket.device;

/** How a printer is, as far as it says so itself. */
public enum PrinterState {
  READY,
  PAPER_LOW,
  PAPER_OUT,
  COVER_OPEN,
  /** Switched off-line by hand or by a cause that it does not name. */
  OFFLINE,
  /** Cutter, head or power fault. */
  FAULT,
  /** Connected, but does not answer. */
  SILENT,
  /** No connection at all. */
  UNREACHABLE;

  public boolean prints() {
    return this == READY || this == PAPER_LOW;
  }
}
