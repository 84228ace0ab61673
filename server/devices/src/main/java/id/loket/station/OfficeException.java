package id.loket.station;

import java.io.IOException;

/** The server did not do what it was asked; the message names the address and the request. */
public final class OfficeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status the HTTP status, or 0 if there was no answer
   */
  OfficeException(String message, int status, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The HTTP status, or 0 if there was no answer. */
  public int status() {
    return status;
  }

  /** Whether asking again the same way can't help. */
  public boolean isFinal() {
    return status >= 400 && status < 500 && status != 401 && status != 408 && status != 429;
  }
}
