package id.loket.device.modbus;

import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.TcpAddress;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A cable on which Modbus is spoken, shared by all that hangs behind it: lamps on coils, buttons on
 * inputs, digits in registers. Boards take few connections at a time. Many threads may use it; one
 * request is under way at a time, each ends within the limits.
 *
 * <p>j2mod makes and reads the messages; its own connection is not used, because it takes a request
 * of 0 retries for 5, counts its time limit anew for each piece of an answer, and leaves a late
 * answer lying in the stream.
 */
public final class ModbusBoard {
  /** After a try that found nobody, those who share the board don't each wait for another. */
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final LinkAddress address;
  private final Frames frames;
  private final Duration connectLimit;
  private final Duration answerLimit;
  private final LongSupplier nanos;
  private ByteLink link;
  private LinkException unreachable;
  private long triedAt;

  public ModbusBoard(
      LinkAddress address, Duration connectLimit, Duration answerLimit, LongSupplier nanos) {
    this.address = address;
    this.frames = address instanceof TcpAddress ? new TcpFrames() : new LineFrames();
    this.connectLimit = connectLimit;
    this.answerLimit = answerLimit;
    this.nanos = nanos;
  }

  /**
   * Asks and waits for the answer. What lies in the link before is thrown away together with it,
   * and so it is after a failure: what comes too late is never taken for the next answer.
   *
   * @param doing completes the sentence "no answer while ..."
   * @throws LinkException of a board that hangs up instead of answering, it is one of silence
   * @throws BoardException if the answer is a refusal or doesn't fit the request
   */
  public synchronized ModbusResponse ask(int unit, ModbusRequest request, String doing)
      throws LinkException, BoardException {
    try {
      return askTwice(unit, request, doing);
    } catch (LinkException e) {
      throw e.kind() == LinkException.Kind.CUT_OFF ? e.asSilence() : e;
    }
  }

  private ModbusResponse askTwice(int unit, ModbusRequest request, String doing)
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
    request.setUnitID(unit);
    boolean fits = false;
    try {
      Deadline deadline = Deadline.in(answerLimit);
      ModbusResponse answer = frames.ask(link, request, deadline, doing);
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

  private static void check(ModbusRequest request, ModbusResponse answer) throws BoardException {
    if (answer.getUnitID() != request.getUnitID()) {
      throw new BoardException(
          "unit " + answer.getUnitID() + " answered, unit " + request.getUnitID() + " was asked");
    }
    if (answer instanceof ExceptionResponse refusal) {
      throw BoardException.refusal("refuses: " + words(refusal.getExceptionCode()));
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
}
