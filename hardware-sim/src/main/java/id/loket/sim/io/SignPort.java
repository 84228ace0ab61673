package id.loket.sim.io;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.util.Arrays;

/** A sign behind a box that brings a serial line to the network: bytes in, none out. */
final class SignPort extends Plug {
  private static final int PIECE = 256;

  private final Matrix matrix;

  SignPort(Matrix matrix, ServerSocket listener) {
    super(matrix, listener);
    this.matrix = matrix;
  }

  @Override
  boolean exchange(DataInputStream in, OutputStream out) throws IOException, InterruptedException {
    board.awaitFlow();
    byte[] piece = new byte[PIECE];
    int count = in.read(piece);
    if (count < 0) {
      return false;
    }
    boolean wrong = board.look(() -> board.faults.wrongBaud);
    board.frames.heard(
        Arrays.copyOf(piece, count), wrong ? "at a wrong baud rate" : read(piece, count));
    if (wrong) {
      byte[] garbage = garbled(piece, count);
      matrix.take(garbage, garbage.length);
    } else {
      matrix.take(piece, count);
    }
    return true;
  }

  /** Its characters; control codes by their numbers. */
  private static String read(byte[] piece, int count) {
    StringBuilder read = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int value = piece[i] & 0xFF;
      boolean printable = value >= 0x20 && value < 0x7F;
      read.append(printable ? String.valueOf((char) value) : String.format("<%02X>", value));
    }
    return read.toString();
  }

  /**
   * What a line at twice the host's speed makes of its bytes: each bit is seen twice, so that a
   * byte arrives as two, the first half of it and the second.
   */
  private static byte[] garbled(byte[] piece, int count) {
    byte[] garbage = new byte[2 * count];
    for (int i = 0; i < count; i++) {
      garbage[2 * i] = doubled(piece[i] & 0x0F);
      garbage[2 * i + 1] = doubled(piece[i] >> 4 & 0x0F);
    }
    return garbage;
  }

  private static byte doubled(int nibble) {
    int bits = 0;
    for (int i = 0; i < 4; i++) {
      bits |= (nibble >> i & 1) * 3 << 2 * i;
    }
    return (byte) bits;
  }
}
