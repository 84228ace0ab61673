package id.loket.planted.rules;

import id.loket.planted.web.Anything;

/** A rule that reaches up to the web. */
public final class KnowsTheWeb {
  public Anything reach() {
    return new Anything();
  }

  /** And a rule that asks the machine for the time. */
  public java.time.Instant now() {
    return java.time.Instant.now();
  }
}
