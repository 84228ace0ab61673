package id.loket.device.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How requests and answers stand on a cable. One thread uses it at a time. */
interface Frames {
  /**
   * Sends the request and waits for its answer.
   *
   * @param doing completes the sentence "no answer while ..."
   * @throws BoardException if what comes is no answer to it
   */
  ModbusResponse ask(ByteLink link, ModbusRequest request, Deadline deadline, String doing)
      throws LinkException, BoardException;

  static byte[] bytes(ModbusRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      request.writeTo(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void read(ByteLink link, byte[] into, int from, int to, Deadline deadline, String doing)
      throws LinkException {
    for (int i = from; i < to; i++) {
      into[i] = (byte) link.read(deadline, doing);
    }
  }

  /**
   * @param answer made for the function, and told whether its frame has a head
   */
  static ModbusResponse parsed(ModbusResponse answer, byte[] frame) throws BoardException {
    try {
      answer.readFrom(new DataInputStream(new ByteArrayInputStream(frame)));
      return answer;
    } catch (IOException e) {
      throw new BoardException("sent an answer that ends too early");
    }
  }
}
