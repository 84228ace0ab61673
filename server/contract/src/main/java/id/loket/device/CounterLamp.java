package id.loket.device;

/**
 * The lamp over a loket, which the hall sees from afar: on or off. One thread uses it at a time; no
 * call blocks longer than the lamp's time limits.
 */
public interface CounterLamp extends AutoCloseable {
  /**
   * Lights or darkens the lamp, and asks whether it obeyed. Never throws: a lamp that can't be
   * reached is a state. To be repeated now and then, because a lamp that has lost its power comes
   * back dark.
   */
  LampState light(boolean lit);

  /** One line for the technician about the last state; empty if there is nothing to add. */
  default String detail() {
    return "";
  }

  /** Releases the link; the next call opens it again. */
  @Override
  void close();
}
