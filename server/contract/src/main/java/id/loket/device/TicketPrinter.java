package id.loket.device;

/**
 * A printer that puts a slip into a visitor's hand. One thread uses it at a time; no call blocks
 * longer than the printer's configured time limits.
 */
public interface TicketPrinter extends AutoCloseable {
  /**
   * Prints and waits until the printer says that the paper is out.
   *
   * @param gate asked once, right before the first byte that could put ink on paper; a false answer
   *     gives the job up and the outcome is {@code NOT_PRINTED} with {@code WITHDRAWN}
   */
  PrintOutcome print(Slip slip, Gate gate);

  /** Asks the printer how it is. Never throws: a printer that can't be reached is a state. */
  PrinterState state();

  /** One line for the technician about the last state asked; empty if there is nothing to add. */
  default String detail() {
    return "";
  }

  /**
   * Says that a slip was under way when its sender stopped: a piece of it may hang in the printer,
   * and is cut off by {@link #cutOffPiece} or else before the next slip, which would begin with
   * somebody else's number. Any thread may say so. After its own UNKNOWN a driver knows by itself.
   */
  default void expectPiece() {}

  /**
   * Cuts off what a slip that was given up has left hanging, so that its visitor can take it and
   * the next slip comes alone. Does nothing where nothing hangs or the printer is not well; a piece
   * is tried once, and what did not come off then is cut before the next slip.
   */
  default void cutOffPiece() {}

  /** Releases the link; the next call opens it again. */
  @Override
  void close();

  /** Last word before paper is used: the caller notes durably that the slip is being sent. */
  @FunctionalInterface
  interface Gate {
    Gate OPEN = () -> true;

    boolean maySend();
  }
}
