package id.loket.identity;

/**
 * A picture of which no template can be made; the message says why, and nothing of what is on it.
 */
public final class UnreadableImageException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableImageException(String message) {
    super(message);
  }

  UnreadableImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
