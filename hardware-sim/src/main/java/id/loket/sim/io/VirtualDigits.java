package id.loket.sim.io;

import id.loket.sim.bench.Control;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of LED digits over a loket, on a TCP socket or a serial line: to a host it is a Modbus
 * server with the registers of a DM36B06 or DM56A04, a person reads its digits. Every method may be
 * called from any thread.
 */
public final class VirtualDigits extends VirtualBoard {
  private final int unit;
  private final String label;
  private final Digits digits;

  private VirtualDigits(String name, int unit, String label, Digits digits, Cable cable) {
    super(name, digits, cable);
    this.unit = unit;
    this.label = label;
    this.digits = digits;
  }

  /**
   * Switches a row of digits on: it listens when this returns.
   *
   * @param unit its number, 1-247
   * @param label what stands on its case
   * @param digits 6 of a DM36B06, 4 of a DM56A04
   * @throws IOException if the address is taken, or is not one of this machine's loopback addresses
   */
  public static VirtualDigits start(
      String name, String host, int port, int unit, String label, int digits) throws IOException {
    Digits row = new Digits(digits, Clock.systemUTC());
    ModbusPort plug = new ModbusPort(row, row::answer, unit, Plug.bind(host, port));
    plug.start(name);
    return new VirtualDigits(name, unit, label, row, plug);
  }

  /** The same on a serial line, which other units may share. */
  public static VirtualDigits onLine(
      String name, VirtualSerialPort port, int unit, String label, int digits) {
    Digits row = new Digits(digits, Clock.systemUTC());
    SerialCable cable = new SerialCable(row, port, new LineUnit(row, row::answer, unit));
    cable.start(name);
    return new VirtualDigits(name, unit, label, row, cable);
  }

  @Override
  List<Control> own(Board.Faults faults) {
    List<Control> list = new ArrayList<>(faultsOfAnswers(faults));
    list.add(onOff("stuck", () -> faults.stuck, on -> faults.stuck = on));
    return list;
  }

  @Override
  public String kind() {
    return "digits";
  }

  /** Its address as a driver is given it. */
  public String address() {
    return address("modbus", "unit=" + unit + "&register=0");
  }

  /** What a person reads, one character a digit. */
  public String shown() {
    return digits.shown();
  }

  @Override
  public Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("address", address("modbus", ""));
    state.put("label", label);
    state.put("unit", unit);
    state.putAll(plugState());
    state.put("shown", shown());
    return state;
  }
}
