package id.loket.device;

/**
 * A push button at a loket. It only says whether it is down at this moment; what is a press, and
 * what is the bouncing of a contact, the station makes of it. One thread uses it at a time; no call
 * blocks longer than the button's time limits.
 */
public interface CallButton extends AutoCloseable {
  /**
   * What a look at it has found.
   *
   * @param down whether it is pressed; means nothing unless the state is READY
   */
  record Reading(ButtonState state, boolean down) {}

  /** Never throws: a button that can't be reached is a state. */
  Reading look();

  /** One line for the technician about the last state; empty if there is nothing to add. */
  default String detail() {
    return "";
  }

  /** Releases the link; the next call opens it again. */
  @Override
  void close();
}
