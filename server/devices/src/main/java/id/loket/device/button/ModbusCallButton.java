package id.loket.device.button;

import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesResponse;
import id.loket.device.ButtonState;
import id.loket.device.CallButton;
import id.loket.device.link.LinkException;
import id.loket.device.link.ModbusAddress;
import id.loket.device.modbus.BoardException;
import id.loket.device.modbus.ModbusBoard;

/**
 * A button on a discrete input of a board (function 2). Known limit: a wire that has come loose
 * looks like a button that nobody presses.
 */
final class ModbusCallButton implements CallButton {
  private final ModbusBoard board;
  private final ModbusAddress address;
  private String detail = "";

  ModbusCallButton(ModbusBoard board, ModbusAddress address) {
    this.board = board;
    this.address = address;
  }

  @Override
  public Reading look() {
    try {
      ReadInputDiscretesRequest question = new ReadInputDiscretesRequest(address.number(), 1);
      ReadInputDiscretesResponse answer =
          (ReadInputDiscretesResponse) board.ask(address.unit(), question, "reading the input");
      if (answer.getBitCount() < 1) {
        throw new BoardException("answered without the input");
      }
      detail = "";
      return new Reading(ButtonState.READY, answer.getDiscreteStatus(0));
    } catch (LinkException e) {
      detail = address + ": " + e.getMessage();
      return trouble(e.state(ButtonState.class));
    } catch (BoardException e) {
      detail = address + ": " + e.getMessage();
      return trouble(ButtonState.FAULT);
    }
  }

  private static Reading trouble(ButtonState state) {
    return new Reading(state, false);
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public void close() {
    board.close();
  }
}
