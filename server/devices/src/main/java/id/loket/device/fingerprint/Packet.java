package id.loket.device.fingerprint;

import java.nio.ByteBuffer;

/**
 * What goes over the cable in either direction (ZFM-20 user manual v1.4, chapter 4: the format of
 * data packages): header EF01, four bytes of address, the kind, the length, the payload and a sum.
 *
 * @param address of the module
 * @param kind {@link #COMMAND}, {@link #DATA}, {@link #ACK} or {@link #LAST}
 */
record Packet(int address, int kind, byte[] payload) {
  static final int HEADER = 0xEF01;
  static final int COMMAND = 0x01;
  static final int DATA = 0x02;
  static final int ACK = 0x07;
  static final int LAST = 0x08;

  /** Every module answers to it unless it was given another. */
  static final int ANY_ADDRESS = 0xFFFFFFFF;

  /** The largest package that a module can be set to. */
  static final int MOST_PAYLOAD = 256;

  /** Header, address, kind and length. */
  static final int HEAD_BYTES = 9;

  static final int SUM_BYTES = 2;

  static Packet command(int code, byte... arguments) {
    byte[] payload = ByteBuffer.allocate(1 + arguments.length).put((byte) code).array();
    System.arraycopy(arguments, 0, payload, 1, arguments.length);
    return new Packet(ANY_ADDRESS, COMMAND, payload);
  }

  byte[] toBytes() {
    int length = payload.length + SUM_BYTES;
    return ByteBuffer.allocate(HEAD_BYTES + length)
        .putShort((short) HEADER)
        .putInt(address)
        .put((byte) kind)
        .putShort((short) length)
        .put(payload)
        .putShort((short) sum(kind, length, payload))
        .array();
  }

  /** The low 16 bits of kind, both bytes of the length, and the payload. */
  static int sum(int kind, int length, byte[] payload) {
    int sum = kind + (length >> 8) + (length & 0xFF);
    for (byte one : payload) {
      sum += one & 0xFF;
    }
    return sum & 0xFFFF;
  }
}
