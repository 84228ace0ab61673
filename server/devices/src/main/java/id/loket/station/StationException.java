package id.loket.station;

/**
 * The station can't start, or can't go on, until a person changes something; the message says what.
 */
public final class StationException extends Exception {
  private static final long serialVersionUID = 1L;

  public StationException(String message) {
    super(message);
  }

  public StationException(String message, Throwable cause) {
    super(message, cause);
  }
}
