package id.loket.device;

import java.util.Arrays;

/** How a printer is, as far as it says so itself. */
public enum PrinterState {
  READY,
  PAPER_LOW,
  /** Takes slips and answers no question, as its settings say: nobody knows what comes out. */
  UNANSWERING,
  PAPER_OUT,
  COVER_OPEN,
  /** Switched off-line by hand or by a cause that it does not name. */
  OFFLINE,
  /** Cutter, head or power fault. */
  FAULT,
  /** Connected, but does not answer. */
  SILENT,
  /** Answers at another rate than the settings say. */
  WRONG_BAUD,
  /** No connection at all. */
  UNREACHABLE,
  /** Its port is not there: nothing is plugged in. */
  PORT_MISSING,
  /** Its port is there, but the station's user may not use it. */
  PORT_DENIED,
  /** Another program holds its port. */
  PORT_IN_USE,

  /** What is at its address is no port. */
  WRONG_PORT,

  /** What comes are no answers of a printer. */
  WRONG_DEVICE;

  public Health health() {
    return switch (this) {
      case READY, UNANSWERING -> Health.WELL;
      case PAPER_LOW -> Health.ATTENTION;
      case PAPER_OUT,
          COVER_OPEN,
          OFFLINE,
          FAULT,
          SILENT,
          WRONG_BAUD,
          UNREACHABLE,
          PORT_MISSING,
          PORT_DENIED,
          PORT_IN_USE,
          WRONG_PORT,
          WRONG_DEVICE ->
          Health.DOWN;
    };
  }

  /** Why a slip does not come out of a printer in this state. */
  public PrintOutcome.Reason reason() {
    return switch (this) {
      case READY, PAPER_LOW -> PrintOutcome.Reason.NONE;
      case UNANSWERING -> PrintOutcome.Reason.UNCONFIRMED;
      case PAPER_OUT -> PrintOutcome.Reason.PAPER_OUT;
      case COVER_OPEN -> PrintOutcome.Reason.COVER_OPEN;
      case OFFLINE -> PrintOutcome.Reason.OFFLINE;
      case FAULT, WRONG_DEVICE -> PrintOutcome.Reason.FAULT;
      case SILENT, WRONG_BAUD -> PrintOutcome.Reason.SILENT;
      case UNREACHABLE, PORT_MISSING, PORT_DENIED, PORT_IN_USE, WRONG_PORT ->
          PrintOutcome.Reason.UNREACHABLE;
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
