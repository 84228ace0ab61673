package id.loket.device.fingerprint;

import id.loket.device.ScanOutcome.Reason;

/** A module answered, but not with what it was asked for; the message says with what. */
final class ModuleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  ModuleException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
