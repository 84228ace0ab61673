package id.loket.device.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import id.loket.device.link.ByteLink;
import id.loket.device.link.Deadline;
import id.loket.device.link.LinkAddress;
import id.loket.device.link.LinkException;
import id.loket.device.link.ModbusAddress;
import id.loket.device.link.RateTrial;
import id.loket.device.link.SerialAddress;
import id.loket.doctor.Seen;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cable on which Modbus is spoken, as the doctor asks it on behalf of all that hang there. On a
 * line where nobody answers only a few are waited for, and the rates are tried once. Many threads
 * may use it; one question is under way at a time.
 */
public final class ModbusLine {
  private static final Duration ANSWER = Duration.ofMillis(400);
  private static final String DOING = "looking at it";

  /** So many questions without any answer, and the line is taken for dead. */
  private static final int MANY = 4;

  private final LinkAddress address;
  private final ModbusBoard board;
  private boolean answered;
  private int silent;
  private Optional<RateTrial> rates = Optional.empty();

  ModbusLine(LinkAddress address, ModbusBoard board) {
    this.address = address;
    this.board = board;
  }

  /** The next question opens the line again. */
  public synchronized void close() {
    board.close();
  }

  synchronized ModbusResponse ask(int unit, Supplier<ModbusRequest> question)
      throws LinkException, BoardException {
    if (!answered && silent >= MANY) {
      throw LinkException.silent(address, Duration.ofSeconds(1), "asking others on this line");
    }
    try {
      ModbusResponse answer = board.ask(unit, question.get(), DOING);
      answered = true;
      return answer;
    } catch (LinkException e) {
      silent += e.kind() == LinkException.Kind.SILENT ? 1 : 0;
      throw e;
    } catch (BoardException e) {
      answered |= e.isRefusal();
      throw e;
    }
  }

  synchronized Seen explain(
      LinkException e, Seen seen, int unit, Supplier<ModbusRequest> question) {
    return e.kind() == LinkException.Kind.SILENT ? atAnotherRate(unit, question, seen) : seen;
  }

  synchronized Seen explain(
      BoardException e, ModbusAddress point, Supplier<ModbusRequest> question) {
    Seen seen = Seen.down("FAULT", point + ": " + e.getMessage());
    return e.isRefusal() ? seen : atAnotherRate(point.unit(), question, seen);
  }

  /** A line on which somebody answers has the right rate. */
  private Seen atAnotherRate(int unit, Supplier<ModbusRequest> question, Seen seen) {
    if (answered || !(address instanceof SerialAddress serial)) {
      return seen;
    }
    if (rates.isEmpty()) {
      board.close();
      rates =
          Optional.of(
              RateTrial.of(serial, RateTrial.USUAL, link -> answers(link, unit, question.get())));
    }
    RateTrial trial = rates.get();
    return trial
        .baud()
        .map(rate -> Seen.down(Seen.WRONG_BAUD, RateTrial.advice(serial, rate)))
        .orElse(seen)
        .adding(trial.words());
  }

  /** A frame with its sum is no noise, whatever it says. */
  private static boolean answers(ByteLink link, int unit, ModbusRequest request)
      throws LinkException {
    try {
      request.setUnitID(unit);
      new LineFrames().ask(link, request, Deadline.in(ANSWER), DOING);
      return true;
    } catch (BoardException e) {
      return false;
    }
  }
}
