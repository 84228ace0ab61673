package id.loket.device.sign;

import id.loket.device.link.ModbusAddress;

/** A row of six digits for the kit, as far as a test can lay hands on it. */
public interface DigitsUnderTest extends AutoCloseable {
  ModbusAddress address();

  /** Whether the methods below work; false for a real row, which a test can only ask. */
  default boolean hasHands() {
    return true;
  }

  /** What a person reads on it. */
  String shown();

  /** Takes requests and answers nothing. */
  void goSilent();

  void sendHalfAnAnswer();

  void answerAsAnotherUnit();

  /** Answers every request with an exception. */
  void refuseRequests();

  /** Every order is confirmed and none is done. */
  void stick();

  void powerCycle();

  void unplug();

  /** As if nothing had been done to it. */
  void repair();

  @Override
  void close();
}
