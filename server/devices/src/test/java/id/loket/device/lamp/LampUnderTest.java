package id.loket.device.lamp;

import id.loket.device.link.ModbusAddress;

/** A lamp for the kit, as far as a test can lay hands on it. */
public interface LampUnderTest extends AutoCloseable {
  ModbusAddress address();

  /** Whether the methods below work; false for a real lamp, which a test can only ask. */
  default boolean hasHands() {
    return true;
  }

  boolean isLit();

  /** Takes requests and answers nothing. */
  void goSilent();

  /** Answers later than anybody waits. */
  void answerTooLate();

  void sendHalfAnAnswer();

  void answerAsAnotherUnit();

  /** Answers every request with an exception. */
  void refuseRequests();

  /** The relay sticks: every order is confirmed and none is done. */
  void stick();

  /**
   * Sends bytes that nobody has asked for, among its own answers, until it is repaired. Some ten
   * thousand are on their way when this returns; a host must be connected.
   */
  void babble();

  /** Each answer comes a second time. */
  void answerTwice();

  /** Off and on: every connection breaks, every coil is off. */
  void powerCycle();

  void unplug();

  /** As if nothing had been done to it. */
  void repair();

  @Override
  void close();
}
