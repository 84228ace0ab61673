package id.loket.sim.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A plug that speaks Modbus: frames of the Modbus Messaging on TCP/IP Implementation Guide V1.0b,
 * 3.1.3.
 */
final class ModbusPort extends Plug {
  /** Meant for whoever is at the plug (guide, 4.4.2.3). */
  private static final Set<Integer> ANY_UNIT = Set.of(0, 255);

  private final UnaryOperator<byte[]> registers;
  private final int unit;

  /**
   * @param registers gives the answer to a request, both without unit and header
   */
  ModbusPort(Board board, UnaryOperator<byte[]> registers, int unit, ServerSocket listener) {
    super(board, listener);
    this.registers = registers;
    this.unit = unit;
  }

  /** False where the stream holds no Modbus, or has ended. */
  @Override
  boolean exchange(DataInputStream in, OutputStream out) throws IOException, InterruptedException {
    byte[] header = new byte[7];
    try {
      in.readFully(header);
    } catch (EOFException e) {
      return false;
    }
    int protocol = (header[2] & 0xFF) << 8 | header[3] & 0xFF;
    int length = (header[4] & 0xFF) << 8 | header[5] & 0xFF;
    if (protocol != 0 || length < 2 || length > 254) {
      board.refused("no Modbus: connection closed");
      return false;
    }
    byte[] request = new byte[length - 1];
    in.readFully(request);
    byte[] heard = joined(header, request);
    board.frames.heard(heard, ModbusWords.request(request));
    board.requested(heard);
    answer(header, request, out);
    return true;
  }

  private void answer(byte[] header, byte[] request, OutputStream out)
      throws IOException, InterruptedException {
    int asked = header[6] & 0xFF;
    if (board.look(() -> board.faults.silent) || asked != unit && !ANY_UNIT.contains(asked)) {
      return;
    }
    byte[] body = registers.apply(request);
    byte[] head = header.clone();
    head[4] = 0;
    head[5] = (byte) (body.length + 1);
    if (board.look(() -> board.faults.otherUnit)) {
      head[6]++;
    }
    byte[] frame = joined(head, body);
    board.pause(board.look(() -> board.faults.answerDelayMillis));
    boolean half = board.look(() -> board.faults.halfAnswers);
    byte[] said = half ? Arrays.copyOf(frame, frame.length / 2) : frame;
    board.frames.said(said, half ? "half of an answer" : ModbusWords.answer(body));
    out.write(said);
    if (board.look(() -> board.faults.twice)) {
      out.write(frame);
    }
    out.flush();
  }

  private static byte[] joined(byte[] head, byte[] body) {
    byte[] frame = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, frame, head.length, body.length);
    return frame;
  }
}
