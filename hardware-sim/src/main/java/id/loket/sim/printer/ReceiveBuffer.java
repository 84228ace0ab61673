package id.loket.sim.printer;

/** A ring of bytes that are received and not yet interpreted. The {@link Machine} guards it. */
final class ReceiveBuffer {
  private final byte[] ring;
  private int first;
  private int count;

  ReceiveBuffer(int size) {
    ring = new byte[size];
  }

  int free() {
    return ring.length - count;
  }

  int count() {
    return count;
  }

  int size() {
    return ring.length;
  }

  void put(byte value) {
    if (count == ring.length) {
      throw new IllegalStateException("a byte was read behind a full buffer");
    }
    ring[(first + count) % ring.length] = value;
    count++;
  }

  int take() {
    int value = ring[first] & 0xff;
    first = (first + 1) % ring.length;
    count--;
    return value;
  }

  void clear() {
    count = 0;
  }
}
