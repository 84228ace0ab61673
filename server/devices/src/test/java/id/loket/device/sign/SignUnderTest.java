package id.loket.device.sign;

import id.loket.device.link.LinkAddress;

/** A sign of two lines for the kit, as far as a test can lay hands on it. */
public interface SignUnderTest extends AutoCloseable {
  LinkAddress address();

  /** Whether the methods below work; false for a real sign, which a test can't read. */
  default boolean hasHands() {
    return true;
  }

  /** Waits until both lines can be read on it, and fails if they never are. */
  void awaitLines(String upper, String lower);

  /** As another program leaves it that writes whole lines. */
  void leaveInStringMode();

  /** Off and on: it shows what its maker lets it show. */
  void powerCycle();

  void unplug();

  /** Sends bytes, as a scale or a scanner would. */
  void talk();

  /** As if nothing had been done to it. */
  void repair();

  @Override
  void close();
}
