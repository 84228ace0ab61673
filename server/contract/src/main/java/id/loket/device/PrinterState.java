package id.loket.device;

import java.util.Arrays;

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

  public Health health() {
    return switch (this) {
      case READY -> Health.WELL;
      case PAPER_LOW -> Health.ATTENTION;
      case PAPER_OUT, COVER_OPEN, OFFLINE, FAULT, SILENT, UNREACHABLE -> Health.DOWN;
    };
  }

  /**
   * The same of a state's name; one that is not in this list, such as a lost station's, is DOWN.
   */
  public static Health health(String name) {
    return Arrays.stream(values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .map(PrinterState::health)
        .orElse(Health.DOWN);
  }

  public boolean prints() {
    return health() != Health.DOWN;
  }
}
