package id.loket.trust;

import java.security.cert.CertificateException;
import java.util.Optional;

/**
 * The certificate at the server's address can't be trusted; the message says why, in plain words.
 */
public final class UntrustedException extends CertificateException {
  private static final long serialVersionUID = 1L;

  /** What a person has to mend. */
  public enum Why {
    /** This computer's clock, or that of the server, is wrong. */
    CLOCK,

    /** Another computer answers, or the office has another authority now. */
    STRANGER,

    /** The certificate is not for the name or address that was asked. */
    NAME
  }

  private final Why why;

  UntrustedException(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }

  /** That which lies at the bottom of a failed connection. */
  public static Optional<UntrustedException> in(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof UntrustedException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
