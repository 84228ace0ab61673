package id.loket.device.lamp;

/** A board answered, but not with what it was asked for; the message says with what. */
final class BoardException extends Exception {
  private static final long serialVersionUID = 1L;

  BoardException(String message) {
    super(message);
  }
}
