package id.loket.device.modbus;

import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkException;
import id.loket.device.link.TcpAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A cable on which Modbus is spoken, shared by all that hangs behind it: lamps on coils, buttons on
 * inputs, digits in registers. Boards take few connections at a time. Many threads may use it; one
 * request is under way at a time, each ends within the limits.
 *
 * <p>Frames are those of the Modbus Messaging on TCP/IP Implementation Guide V1.0b, 3.1.3. j2mod
 * makes and reads the messages in them; its own connection is not used, because it takes a request
 * of 0 retries for 5, counts its time limit anew for each piece of an answer, and leaves a late
 * answer lying in the stream.
 */
public final class ModbusBoard {
  private static final int HEADER = 6;

  /** Unit, function and at least one byte; the longest message (guide, 3.1.3 and 4.1). */
  private static final int SHORTEST = 3;

  private static final int LONGEST = 254;

  /** After a try that found nobody, those who share the board don't each wait for another. */
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final TcpAddress address;
  private final Duration connectLimit;
  private final Duration answerLimit;
  private final LongSupplier nanos;
  private ByteLink link;
  private LinkException unreachable;
  private long triedAt;
  private int transaction;

  public ModbusBoard(
      TcpAddress address, Duration connectLimit, Duration answerLimit, LongSupplier nanos) {
    this.address = address;
    this.connectLimit = connectLimit;
    this.answerLimit = answerLimit;
    this.nanos = nanos;
  }

  /**
   * Asks and waits for the answer. What lies in the link before is thrown away together with it,
   * and so it is after a failure: what comes too late is never taken for the next answer.
   *
   * @param doing completes the sentence "no answer while ..."
   * @throws BoardException if the answer is a refusal or doesn't fit the request
   */
  public synchronized ModbusResponse ask(int unit, ModbusRequest request, String doing)
      throws LinkException, BoardException {
    if (link != null && isStale()) {
      close();
    }
    boolean wasOpen = link != null;
    try {
      return askOnce(unit, request, doing);
    } catch (LinkException e) {
      // A link that was open before may have died unnoticed; an order may be given twice.
      if (!wasOpen || e.kind() != LinkException.Kind.CUT_OFF) {
        throw e;
      }
      return askOnce(unit, request, doing);
    }
  }

  private ModbusResponse askOnce(int unit, ModbusRequest request, String doing)
      throws LinkException, BoardException {
    open();
    transaction = transaction + 1 & 0xFFFF;
    request.setTransactionID(transaction);
    request.setUnitID(unit);
    boolean fits = false;
    try {
      Deadline deadline = Deadline.in(answerLimit);
      link.write(bytes(request), deadline, doing);
      ModbusResponse answer = answerTo(request, deadline, doing);
      check(request, answer);
      fits = true;
      return answer;
    } finally {
      if (!fits) {
        close();
      }
    }
  }

  /** The next request opens the link again. */
  public synchronized void close() {
    if (link != null) {
      link.abort();
      link = null;
    }
  }

  private void open() throws LinkException {
    if (link != null) {
      return;
    }
    if (unreachable != null && nanos.getAsLong() - triedAt < BETWEEN_TRIES.toNanos()) {
      throw unreachable;
    }
    try {
      link = address.open(connectLimit);
      unreachable = null;
    } catch (LinkException e) {
      unreachable = e;
      triedAt = nanos.getAsLong();
      throw e;
    }
  }

  /** Whether something came that nobody had asked for, or the other side has gone meanwhile. */
  private boolean isStale() {
    try {
      return link.hasArrived("looking for what came unasked");
    } catch (LinkException e) {
      return true;
    }
  }

  /** Passes over what answers an older request (guide, Process MODBUS Confirmation). */
  private ModbusResponse answerTo(ModbusRequest request, Deadline deadline, String doing)
      throws LinkException, BoardException {
    ModbusResponse answer = answer(deadline, doing);
    while (answer.getTransactionID() != request.getTransactionID()) {
      if (deadline.isOver()) {
        throw new BoardException("answers other requests only");
      }
      answer = answer(deadline, doing);
    }
    return answer;
  }

  private ModbusResponse answer(Deadline deadline, String doing)
      throws LinkException, BoardException {
    byte[] header = read(new byte[HEADER], 0, deadline, doing);
    int length = (header[4] & 0xFF) << 8 | header[5] & 0xFF;
    if (header[2] != 0 || header[3] != 0 || length < SHORTEST || length > LONGEST) {
      throw new BoardException("does not speak Modbus TCP");
    }
    byte[] frame = new byte[HEADER + length];
    System.arraycopy(header, 0, frame, 0, HEADER);
    read(frame, HEADER, deadline, doing);
    ModbusResponse answer = ModbusResponse.createModbusResponse(frame[HEADER + 1] & 0xFF);
    try {
      answer.readFrom(new DataInputStream(new ByteArrayInputStream(frame)));
    } catch (IOException e) {
      throw new BoardException("sent an answer that ends too early");
    }
    return answer;
  }

  private byte[] read(byte[] into, int from, Deadline deadline, String doing) throws LinkException {
    for (int i = from; i < into.length; i++) {
      into[i] = (byte) link.read(deadline, doing);
    }
    return into;
  }

  private static void check(ModbusRequest request, ModbusResponse answer) throws BoardException {
    if (answer.getUnitID() != request.getUnitID()) {
      throw new BoardException(
          "unit " + answer.getUnitID() + " answered, unit " + request.getUnitID() + " was asked");
    }
    if (answer instanceof ExceptionResponse refusal) {
      throw new BoardException("refuses: " + words(refusal.getExceptionCode()));
    }
    if (answer.getFunctionCode() != request.getFunctionCode()) {
      throw new BoardException("answered another function");
    }
  }

  /** Modbus Application Protocol V1.1b3, chapter 7. */
  private static String words(int code) {
    return switch (code) {
      case 1 -> "it does not know this function (exception 1)";
      case 2 -> "it has nothing at this address (exception 2)";
      case 3 -> "it does not take this value (exception 3)";
      case 4 -> "it has failed (exception 4)";
      case 6 -> "it is busy (exception 6)";
      case 10, 11 -> "its gateway does not reach the unit (exception " + code + ")";
      default -> "exception " + code;
    };
  }

  private static byte[] bytes(ModbusRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      request.writeTo(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
