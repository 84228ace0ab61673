package id.loket.device.lamp;

import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadCoilsResponse;
import com.ghgande.j2mod.modbus.msg.WriteCoilRequest;
import com.ghgande.j2mod.modbus.msg.WriteCoilResponse;
import id.loket.device.CounterLamp;
import id.loket.device.LampState;
import id.loket.device.link.LinkException;
import id.loket.device.link.ModbusAddress;
import id.loket.device.modbus.BoardException;
import id.loket.device.modbus.ModbusBoard;

/**
 * A lamp on one coil of a relay board. Each order is a write of the coil (function 5) and a look at
 * it (function 1): a board may say yes and not do it. Known limit: what hangs behind the relay, a
 * bulb or nothing, no coil can tell.
 */
final class ModbusCounterLamp implements CounterLamp {
  private final ModbusBoard board;
  private final ModbusAddress address;
  private String detail = "";

  ModbusCounterLamp(ModbusBoard board, ModbusAddress address) {
    this.board = board;
    this.address = address;
  }

  @Override
  public LampState light(boolean lit) {
    try {
      write(lit);
      look(lit);
      detail = "";
      return LampState.READY;
    } catch (LinkException e) {
      detail = address + ": " + e.getMessage();
      return e.state(LampState.class);
    } catch (BoardException e) {
      detail = address + ": " + e.getMessage();
      return LampState.FAULT;
    }
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public void close() {
    board.close();
  }

  private void write(boolean lit) throws LinkException, BoardException {
    WriteCoilRequest order = new WriteCoilRequest(address.number(), lit);
    WriteCoilResponse answer =
        (WriteCoilResponse) board.ask(address.unit(), order, "switching the coil");
    // The answer repeats the request (Modbus Application Protocol V1.1b3, 6.5).
    if ((answer.getReference() & 0xFFFF) != address.number() || answer.getCoil() != lit) {
      throw new BoardException("switched another coil, or the other way");
    }
  }

  private void look(boolean lit) throws LinkException, BoardException {
    ReadCoilsRequest question = new ReadCoilsRequest(address.number(), 1);
    ReadCoilsResponse answer =
        (ReadCoilsResponse) board.ask(address.unit(), question, "reading the coil back");
    if (answer.getBitCount() < 1 || answer.getCoilStatus(0) != lit) {
      throw new BoardException("says yes, but its coil stays " + (lit ? "off" : "on"));
    }
  }
}
