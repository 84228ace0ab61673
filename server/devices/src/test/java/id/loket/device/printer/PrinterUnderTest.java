package id.loket.device.printer;

import id.loket.device.link.LinkAddress;
import java.util.List;

/**
 * A printer in a test's hands: the driver sees the address alone, the test does what a person at
 * the printer could do.
 *
 * <p>A real device has no such hands: it returns false from {@link #hasHands}, and only what harms
 * nothing is tried on it.
 */
public interface PrinterUnderTest extends AutoCloseable {
  LinkAddress address();

  PrinterModel model();

  default boolean hasHands() {
    return true;
  }

  /** From now on no paper; what is under way stops. */
  void takePaperAway();

  void openCover();

  /** From now on nothing is read and nothing is answered; the link stays. */
  void goSilent();

  /**
   * Sends bytes that nobody has asked for, among its own answers, until it is repaired. Some ten
   * thousand are on their way when this returns; a host must be connected.
   */
  void babble();

  /** The link breaks as soon as so many further bytes have arrived; 0 breaks it at once. */
  void cutAfter(int bytes);

  /** Waits until what has arrived is on paper; one that prints as it reads has done that. */
  default void comeToRest() {}

  /** Paper in, cover closed, power on, cable in. What hangs in the printer is left there. */
  void repair();

  /** Every slip that was cut off, oldest first, each as its lines of text without indents. */
  List<List<String>> slips();

  /** What is printed but not cut off yet. */
  List<String> uncutLines();

  /** Unplugs it for good: its port is closed. A second time does nothing. */
  @Override
  void close();
}
