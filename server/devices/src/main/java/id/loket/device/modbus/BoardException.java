package id.loket.device.modbus;

/** A board answered, but not with what it was asked for; the message says with what. */
public final class BoardException extends Exception {
  private static final long serialVersionUID = 1L;

  public BoardException(String message) {
    super(message);
  }
}
