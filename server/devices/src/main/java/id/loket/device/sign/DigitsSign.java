package id.loket.device.sign;

import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import id.loket.device.CounterSign;
import id.loket.device.SignFace;
import id.loket.device.SignState;
import id.loket.device.link.LinkException;
import id.loket.device.link.ModbusAddress;
import id.loket.device.modbus.BoardException;
import id.loket.device.modbus.ModbusBoard;

/**
 * A row of LED digits with one register for each, such as DM36B06 (six) and DM56A04 (four). Each
 * face is written at once (function 16) and read back (function 3): a row may say yes and not do
 * it. Known limits: whether a segment is burnt out no register can tell; seven segments show
 * prefixes such as K, M and W badly.
 */
final class DigitsSign implements CounterSign {
  private final ModbusBoard board;
  private final ModbusAddress address;
  private final int digits;
  private String detail = "";

  DigitsSign(ModbusBoard board, ModbusAddress address, int digits) {
    this.board = board;
    this.address = address;
    this.digits = digits;
  }

  @Override
  public SignState show(SignFace face) {
    String text = DigitText.of(face, digits);
    try {
      write(text);
      look(text);
      detail = "";
      return SignState.READY;
    } catch (LinkException e) {
      detail = address + ": " + e.getMessage();
      return e.state(SignState.class);
    } catch (BoardException e) {
      detail = address + ": " + e.getMessage();
      return SignState.FAULT;
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

  private void write(String text) throws LinkException, BoardException {
    Register[] registers = text.chars().mapToObj(SimpleRegister::new).toArray(Register[]::new);
    WriteMultipleRegistersRequest order =
        new WriteMultipleRegistersRequest(address.number(), registers);
    WriteMultipleRegistersResponse answer =
        (WriteMultipleRegistersResponse) board.ask(address.unit(), order, "writing the digits");
    // The answer repeats address and count (Modbus Application Protocol V1.1b3, 6.12).
    if (answer.getReference() != address.number() || answer.getWordCount() != digits) {
      throw new BoardException("wrote other digits");
    }
  }

  private void look(String text) throws LinkException, BoardException {
    ReadMultipleRegistersRequest question =
        new ReadMultipleRegistersRequest(address.number(), digits);
    ReadMultipleRegistersResponse answer =
        (ReadMultipleRegistersResponse)
            board.ask(address.unit(), question, "reading the digits back");
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < answer.getWordCount(); i++) {
      shown.append((char) (answer.getRegisterValue(i) & 0xFFFF));
    }
    if (!shown.toString().equals(text)) {
      throw new BoardException("says yes, but does not show what it was told");
    }
  }
}
