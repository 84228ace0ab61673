package id.loket.device.button;

import id.loket.device.link.ModbusAddress;

/** A button for the kit, as far as a test can lay hands on it. */
public interface ButtonUnderTest extends AutoCloseable {
  ModbusAddress address();

  /** Whether the methods below work; false for a real button. */
  default boolean hasHands() {
    return true;
  }

  void press();

  void letGo();

  /** Takes requests and answers nothing. */
  void goSilent();

  /** Answers every request with an exception. */
  void refuseRequests();

  void answerAsAnotherUnit();

  void sendHalfAnAnswer();

  void unplug();

  /** As if nothing had been done to it. */
  void repair();

  @Override
  void close();
}
