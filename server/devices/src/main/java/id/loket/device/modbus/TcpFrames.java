package id.loket.device.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkException;

/** Frames of the Modbus Messaging on TCP/IP Implementation Guide V1.0b, 3.1.3. */
final class TcpFrames implements Frames {
  private static final int HEADER = 6;

  /** Unit, function and at least one byte; the longest message (guide, 3.1.3 and 4.1). */
  private static final int SHORTEST = 3;

  private static final int LONGEST = 254;

  private int transaction;

  /** Passes over what answers an older request (guide, Process MODBUS Confirmation). */
  @Override
  public ModbusResponse ask(ByteLink link, ModbusRequest request, Deadline deadline, String doing)
      throws LinkException, BoardException {
    transaction = transaction + 1 & 0xFFFF;
    request.setTransactionID(transaction);
    link.write(Frames.bytes(request), deadline, doing);
    ModbusResponse answer = answer(link, deadline, doing);
    while (answer.getTransactionID() != transaction) {
      if (deadline.isOver()) {
        throw new BoardException("answers other requests only");
      }
      answer = answer(link, deadline, doing);
    }
    return answer;
  }

  private static ModbusResponse answer(ByteLink link, Deadline deadline, String doing)
      throws LinkException, BoardException {
    byte[] header = new byte[HEADER];
    Frames.read(link, header, 0, HEADER, deadline, doing);
    int length = (header[4] & 0xFF) << 8 | header[5] & 0xFF;
    if (header[2] != 0 || header[3] != 0 || length < SHORTEST || length > LONGEST) {
      throw new BoardException("does not speak Modbus TCP");
    }
    byte[] frame = new byte[HEADER + length];
    System.arraycopy(header, 0, frame, 0, HEADER);
    Frames.read(link, frame, HEADER, frame.length, deadline, doing);
    return Frames.parsed(ModbusResponse.createModbusResponse(frame[HEADER + 1] & 0xFF), frame);
  }
}
