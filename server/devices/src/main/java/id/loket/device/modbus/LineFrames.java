package id.loket.device.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.util.ModbusUtil;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Frames of a serial line (Modbus over Serial Line V1.02, 2.5.1, RTU): unit, function, data and a
 * sum. Such a frame has no number, so an answer that comes too late could be taken for the next
 * one's: after a failure the board closes the line, and what lies there when it asks again is
 * thrown away. An answer's length follows from its function; a gap in it is not looked for, for a
 * computer sees its bytes in lumps.
 */
final class LineFrames implements Frames {
  private static final int SUM = 2;

  /**
   * Three and a half characters at 9,600 baud, by which a frame is told from the next (2.5.1.1).
   */
  private static final long BETWEEN_FRAMES_NANOS = 4_000_000;

  /** Unit, function, and the code of an exception or the count of what follows. */
  private static final int HEAD = 3;

  private long heardAt = System.nanoTime() - BETWEEN_FRAMES_NANOS;

  @Override
  public ModbusResponse ask(ByteLink link, ModbusRequest request, Deadline deadline, String doing)
      throws LinkException, BoardException {
    request.setHeadless();
    while (link.hasArrived(doing)) {
      link.read(deadline, doing);
    }
    LockSupport.parkNanos(heardAt + BETWEEN_FRAMES_NANOS - System.nanoTime());
    link.write(withSum(Frames.bytes(request)), deadline, doing);
    byte[] head = new byte[HEAD];
    Frames.read(link, head, 0, HEAD, deadline, doing);
    byte[] frame = Arrays.copyOf(head, length(head, request.getFunctionCode()));
    Frames.read(link, frame, HEAD, frame.length, deadline, doing);
    heardAt = System.nanoTime();
    byte[] message = Arrays.copyOf(frame, frame.length - SUM);
    if (!Arrays.equals(frame, withSum(message))) {
      throw new BoardException("sent an answer with a wrong sum; is the baud rate right?");
    }
    ModbusResponse answer = ModbusResponse.createModbusResponse(message[1] & 0xFF);
    answer.setHeadless();
    return Frames.parsed(answer, message);
  }

  /** Modbus Application Protocol V1.1b3, 6.1-6.12 and chapter 7. */
  private static int length(byte[] head, int asked) throws BoardException {
    int function = head[1] & 0xFF;
    if (function == (asked | 0x80)) {
      return HEAD + SUM;
    }
    if (function != asked) {
      throw new BoardException("does not speak Modbus, or at another baud rate");
    }
    boolean counts = function <= 4;
    return counts ? HEAD + (head[2] & 0xFF) + SUM : HEAD + 3 + SUM;
  }

  /** The sum's low byte comes first. */
  private static byte[] withSum(byte[] message) {
    int[] sum = ModbusUtil.calculateCRC(message, 0, message.length);
    byte[] frame = Arrays.copyOf(message, message.length + SUM);
    frame[message.length] = (byte) sum[0];
    frame[message.length + 1] = (byte) sum[1];
    return frame;
  }
}
