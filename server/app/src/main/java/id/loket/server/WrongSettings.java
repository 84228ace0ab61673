package id.loket.server;

/** One line on what a person has to change before the server can start: no later try helps. */
final class WrongSettings extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  WrongSettings(String message, Throwable cause) {
    super(message, cause);
  }
}
