package id.loket.device.button;

import id.loket.device.CallPad.Key;
import id.loket.device.link.LinkAddress;

/** A call pad for the kit, as far as a test can lay hands on it. */
public interface PadUnderTest extends AutoCloseable {
  LinkAddress address();

  void press(Key key);

  /** What its lamp has shown last: DARK, GREEN or RED. */
  String lamp();

  /** How many presses it has heard to have come. */
  long thanked();

  void goSilent();

  void sendHalfLines();

  /** Says each of its lines twice. */
  void sayTwice();

  void speakAtAnotherRate();

  /** Sends bytes without sense among its lines. */
  void babble();

  void switchOffAndOn();

  void unplug();

  /** As if nothing had been done to it. */
  void repair();

  @Override
  void close();
}
