package id.loket.device.lamp;

import id.loket.device.link.ModbusAddress;
import id.loket.device.modbus.ModbusBoard;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;

/** The lamp of one loket as the settings describe it, on a board that other lamps may share. */
public final class LampPlan implements StationDevice.Plan {
  private final int counter;
  private final ModbusAddress address;
  private final ModbusBoard board;

  LampPlan(int counter, ModbusAddress address, ModbusBoard board) {
    this.counter = counter;
    this.address = address;
    this.board = board;
  }

  @Override
  public String name() {
    return "lamp-" + counter;
  }

  @Override
  public StationDevice make(ServerLine line, Outbox outbox) {
    return new LampDevice(
        name(),
        counter,
        address.toString(),
        new ModbusCounterLamp(board, address),
        LampDevice.AGAIN,
        LampDevice.BLINK,
        outbox::wake);
  }

  @Override
  public String toString() {
    return name() + " " + address;
  }
}
