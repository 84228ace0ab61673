package id.loket.sim.serial;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;

/**
 * What a receiver makes of the voltage on a line whose sender has other settings: the bits are
 * drawn at the sender's pace and looked at in the middle of the receiver's. A line at rest is high;
 * a byte begins with a low start bit.
 */
final class Wire {
  private final BitSet high = new BitSet();
  private final Framing sender;
  private int length;

  private Wire(Framing sender) {
    this.sender = sender;
  }

  /** The bytes that arrive, of some that were sent one right behind the other. */
  static byte[] heard(byte[] sent, Framing sender, Framing receiver) {
    if (sender.equals(receiver)) {
      return sent;
    }
    Wire wire = new Wire(sender);
    for (byte one : sent) {
      wire.draw(one & 0xFF);
    }
    return wire.listen(receiver);
  }

  private void draw(int value) {
    put(false);
    int ones = 0;
    for (int i = 0; i < sender.bits(); i++) {
      boolean one = (value >> i & 1) == 1;
      ones += one ? 1 : 0;
      put(one);
    }
    if (sender.parity() != 'N') {
      put((ones % 2 == 1) == (sender.parity() == 'E'));
    }
    for (int i = 0; i < sender.stop(); i++) {
      put(true);
    }
  }

  private void put(boolean level) {
    high.set(length, level);
    length++;
  }

  private byte[] listen(Framing receiver) {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    double step = (double) sender.baud() / receiver.baud();
    double at = 0;
    while (true) {
      double start = nextLow(at);
      if (start >= length) {
        return heard.toByteArray();
      }
      if (isHigh(start + step / 2)) {
        // Too short for a start bit: a spike.
        at = start + step / 2;
        continue;
      }
      int value = 0;
      for (int i = 0; i < receiver.bits(); i++) {
        value |= isHigh(start + (1.5 + i) * step) ? 1 << i : 0;
      }
      double parityBit = start + (1.5 + receiver.bits()) * step;
      boolean fits = receiver.parity() == 'N' || fits(value, isHigh(parityBit), receiver.parity());
      double stop = receiver.parity() == 'N' ? parityBit : parityBit + step;
      // All low up to where the line should rest is a break, which is no byte.
      if (fits && (value != 0 || isHigh(stop))) {
        heard.write(value);
      }
      at = isHigh(stop) ? stop : nextHigh(stop);
    }
  }

  private static boolean fits(int value, boolean parityBit, char parity) {
    int ones = Integer.bitCount(value) + (parityBit ? 1 : 0);
    return (ones % 2 == 0) == (parity == 'E');
  }

  private boolean isHigh(double at) {
    return at >= length || high.get((int) at);
  }

  private double nextLow(double at) {
    if (at < length && !isHigh(at)) {
      return at;
    }
    return at >= length ? length : high.nextClearBit((int) at);
  }

  private double nextHigh(double at) {
    return at >= length
        ? length
        : high.nextSetBit((int) at) < 0 ? length : high.nextSetBit((int) at);
  }
}
