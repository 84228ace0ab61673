package id.loket.sim.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * A unit on a serial line that speaks Modbus: frames of Modbus over Serial Line V1.02, 2.5.1 (RTU).
 * What is for another unit, or has a wrong sum, is not answered at all. Confined to the thread that
 * hears the line. Known limit: where a frame ends it knows by its function, not by the silence of
 * three and a half characters; a silence of a twentieth of a second begins a new one.
 */
final class LineUnit implements SerialCable.Ear {
  private static final long SILENCE_NANOS = 50_000_000;
  private static final int LONGEST = 256;

  private final Board board;
  private final UnaryOperator<byte[]> registers;
  private final int unit;
  private byte[] heard = {};
  private long heardAt;

  /**
   * @param registers gives the answer to a request, both without unit and sum
   */
  LineUnit(Board board, UnaryOperator<byte[]> registers, int unit) {
    this.board = board;
    this.registers = registers;
    this.unit = unit;
  }

  @Override
  public void hear(byte[] bytes, int count, OutputStream out)
      throws IOException, InterruptedException {
    long now = System.nanoTime();
    byte[] before = now - heardAt > SILENCE_NANOS ? new byte[0] : heard;
    heardAt = now;
    heard = Arrays.copyOf(before, before.length + count);
    System.arraycopy(bytes, 0, heard, before.length, count);
    int length = length(heard);
    if (heard.length > LONGEST) {
      heard = new byte[0];
    } else if (length > 0 && heard.length >= length) {
      byte[] frame = Arrays.copyOf(heard, length);
      heard = Arrays.copyOfRange(heard, length, heard.length);
      take(frame, out);
    }
  }

  /** Of a request; 0 while too little of it is there to know. */
  private static int length(byte[] frame) {
    if (frame.length < 2) {
      return 0;
    }
    boolean many = frame[1] == 0x0F || frame[1] == 0x10;
    if (!many) {
      return 8;
    }
    return frame.length < 7 ? 0 : 7 + (frame[6] & 0xFF) + 2;
  }

  private void take(byte[] frame, OutputStream out) throws IOException, InterruptedException {
    board.requested(frame);
    byte[] message = Arrays.copyOf(frame, frame.length - 2);
    if (!Arrays.equals(frame, withSum(message))) {
      board.refused("wrong sum: not answered");
      return;
    }
    if ((message[0] & 0xFF) != unit || board.look(() -> board.faults.silent)) {
      return;
    }
    byte[] body = registers.apply(Arrays.copyOfRange(message, 1, message.length));
    byte[] answer = new byte[1 + body.length];
    answer[0] = (byte) (board.look(() -> board.faults.otherUnit) ? unit + 1 : unit);
    System.arraycopy(body, 0, answer, 1, body.length);
    byte[] whole = withSum(answer);
    board.pause(board.look(() -> board.faults.answerDelayMillis));
    boolean half = board.look(() -> board.faults.halfAnswers);
    out.write(half ? Arrays.copyOf(whole, whole.length / 2) : whole);
    if (board.look(() -> board.faults.twice)) {
      out.write(whole);
    }
  }

  /** CRC generation (Modbus over Serial Line V1.02, 6.2.2); the low byte goes first. */
  static byte[] withSum(byte[] message) {
    int sum = 0xFFFF;
    for (byte one : message) {
      sum ^= one & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & 1) == 1 ? sum >> 1 ^ 0xA001 : sum >> 1;
      }
    }
    byte[] frame = Arrays.copyOf(message, message.length + 2);
    frame[message.length] = (byte) sum;
    frame[message.length + 1] = (byte) (sum >> 8);
    return frame;
  }
}
