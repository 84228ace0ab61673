package id.loket.device.fingerprint;

import id.loket.device.link.LinkAddress;

/** A scanner for the kit, as far as a test can lay hands on it. */
public interface ScannerUnderTest extends AutoCloseable {
  LinkAddress address();

  /** Whether the methods below work; false for a real one, which a test can only ask. */
  default boolean hasHands() {
    return true;
  }

  /**
   * @param finger 1 or 2
   */
  void put(int finger);

  void lift();

  /** Takes commands and answers nothing. */
  void goSilent();

  void sendHalfAnAnswer();

  /** Speaks, but so that nothing can be made of it. */
  void speakAtAnotherBaudRate();

  /** Sends what nobody has asked for, among its answers. */
  void babble();

  /** Sees a finger and makes no picture of it. */
  void loseTheFinger();

  /** Sees a finger in which it finds no lines. */
  void seeNoLines();

  /** The next packet of a picture doesn't fit its sum. */
  void spoilAPacket();

  /** Of the next picture nothing comes after so many packets. */
  void stallAfter(int packets);

  /** The cable is pulled in the next picture after so many packets, and put in again. */
  void cutAfter(int packets);

  /** Off and on, with the cable in its place. */
  void reset();

  void unplug();

  /** As if nothing had been done to it; a finger that lies there stays. */
  void repair();

  @Override
  void close();
}
