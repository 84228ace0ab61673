package id.loket.sim.io;

import id.loket.sim.bench.Control;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sign of two lines over a loket that takes the command set CD5220, on a serial line or behind a
 * box that brings that to the network: a host writes, a person reads its glass, and nothing ever
 * answers. Every method may be called from any thread.
 */
public final class VirtualSign extends VirtualBoard {
  private final String label;
  private final Matrix matrix;

  private VirtualSign(String name, String label, Matrix matrix, Cable cable) {
    super(name, matrix, cable);
    this.label = label;
    this.matrix = matrix;
  }

  /**
   * Switches a sign on: it listens when this returns.
   *
   * @param label what stands on its case
   * @throws IOException if the address is taken, or is not one of this machine's loopback addresses
   */
  public static VirtualSign start(String name, String host, int port, String label)
      throws IOException {
    Matrix matrix = new Matrix(Clock.systemUTC());
    SignPort plug = new SignPort(matrix, Plug.bind(host, port));
    plug.start(name);
    return new VirtualSign(name, label, matrix, plug);
  }

  /** The same on a serial line, as its maker delivers it: 9600 8N1. */
  public static VirtualSign onLine(String name, VirtualSerialPort port, String label) {
    Matrix matrix = new Matrix(Clock.systemUTC());
    SerialCable cable =
        new SerialCable(matrix, port, (bytes, count, out) -> matrix.take(bytes, count));
    cable.start(name);
    return new VirtualSign(name, label, matrix, cable);
  }

  @Override
  List<Control> own(Board.Faults faults) {
    return List.of(
        onOff("wrongBaud", () -> faults.wrongBaud, on -> faults.wrongBaud = on),
        onOff("stalled", () -> faults.stalled, on -> faults.stalled = on));
  }

  /** The box at the network keeps its power, and its connections. */
  @Override
  void powerCycle() {
    matrix.powerCycled();
  }

  @Override
  public String kind() {
    return "sign";
  }

  /** Its address as a driver is given it. */
  public String address() {
    return address("tcp", "");
  }

  /** What a person reads in the upper line. */
  public String upper() {
    return matrix.line(0);
  }

  public String lower() {
    return matrix.line(1);
  }

  @Override
  public Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("address", address());
    state.put("label", label);
    state.putAll(plugState());
    state.put("upper", upper());
    state.put("lower", lower());
    state.put("brightness", matrix.brightness());
    state.put("stringMode", matrix.isInStringMode());
    state.put("cursor", matrix.cursor());
    return state;
  }
}
