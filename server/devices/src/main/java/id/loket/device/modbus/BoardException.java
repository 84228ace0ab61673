package id.loket.device.modbus;

/** A board answered, but not with what it was asked for; the message says with what. */
public final class BoardException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean refusal;

  public BoardException(String message) {
    this(message, false);
  }

  private BoardException(String message, boolean refusal) {
    super(message);
    this.refusal = refusal;
  }

  /** The board understood, and does not do it. */
  static BoardException refusal(String message) {
    return new BoardException(message, true);
  }

  /** Whether it is a board's own no, so that it speaks Modbus, and at this rate. */
  public boolean isRefusal() {
    return refusal;
  }
}
