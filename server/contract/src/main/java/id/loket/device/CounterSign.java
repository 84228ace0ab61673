package id.loket.device;

/**
 * The small display over a loket. One thread uses it at a time; no call blocks longer than the
 * sign's time limits.
 */
public interface CounterSign extends AutoCloseable {
  /**
   * Shows it, and asks whether it stands there where the sign can answer. Never throws: a sign that
   * can't be reached is a state. To be repeated now and then, because a sign that has lost its
   * power comes back with something else.
   */
  SignState show(SignFace face);

  /** One line for the technician about the last state; empty if there is nothing to add. */
  default String detail() {
    return "";
  }

  /** Releases the link; the next call opens it again. */
  @Override
  void close();
}
