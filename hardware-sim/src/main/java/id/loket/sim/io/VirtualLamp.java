package id.loket.sim.io;

import id.loket.sim.bench.Control;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A relay board with a lamp on each of its coils, on a TCP socket: to a host it is a Modbus server,
 * a person sees its lamps.
 *
 * <p>What it does as real ones do: a request for another unit is not answered at all; after a loss
 * of power every coil is off; it takes few hosts at a time. Every method may be called from any
 * thread. Known limits: coils only, no inputs and registers; no watchdog that darkens the coils
 * when the host is silent.
 */
public final class VirtualLamp extends VirtualBoard {
  private final int unit;
  private final List<String> labels;
  private final Coils coils;

  private VirtualLamp(String name, int unit, List<String> labels, Coils coils, ModbusPort port) {
    super(name, coils, port);
    this.unit = unit;
    this.labels = List.copyOf(labels);
    this.coils = coils;
  }

  /**
   * Switches a board on: it listens when this returns.
   *
   * @param unit its number, 1-247
   * @param labels what stands on the lamps, one for each coil
   * @throws IOException if the address is taken, or is not one of this machine's loopback addresses
   */
  public static VirtualLamp start(String name, String host, int port, int unit, List<String> labels)
      throws IOException {
    Coils coils = new Coils(labels.size(), Clock.systemUTC());
    ModbusPort plug =
        new ModbusPort(coils, new Registers(coils)::answer, unit, Plug.bind(host, port));
    plug.start(name);
    return new VirtualLamp(name, unit, labels, coils, plug);
  }

  @Override
  List<Control> own(Board.Faults faults) {
    List<Control> list = new ArrayList<>(faultsOfAnswers(faults));
    list.add(onOff("stuck", () -> faults.stuck, on -> faults.stuck = on));
    return list;
  }

  // ---- the person at the lamps -----------------------------------------------------------------

  @Override
  public String kind() {
    return "lamp";
  }

  /** The address of one coil as a driver is given it. */
  public String address(int coil) {
    return address("modbus", "unit=" + unit + "&coil=" + coil);
  }

  /** At this moment; a lamp that blinks is lit half of the time. */
  public boolean isLit(int coil) {
    return coils.isLit(coil);
  }

  /** Whether it has changed twice within a moment, the last time just now. */
  public boolean blinks(int coil) {
    return coils.blinks(coil);
  }

  // ---- the bench -------------------------------------------------------------------------------

  @Override
  public Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("address", address("modbus", ""));
    state.put("unit", unit);
    state.putAll(plugState());
    List<Map<String, Object>> lamps = new ArrayList<>();
    for (int coil = 0; coil < coils.count(); coil++) {
      Map<String, Object> lamp = new LinkedHashMap<>();
      lamp.put("coil", coil);
      lamp.put("label", labels.get(coil));
      lamp.put("lit", coils.isLit(coil));
      lamp.put("blinks", coils.blinks(coil));
      lamps.add(lamp);
    }
    state.put("lamps", lamps);
    return state;
  }
}
