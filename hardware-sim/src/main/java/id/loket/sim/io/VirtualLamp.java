package id.loket.sim.io;

import id.loket.sim.bench.BenchDevice;
import id.loket.sim.bench.Control;
import id.loket.sim.bench.Controls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A relay board with a lamp on each of its coils, on a TCP socket: to a host it is a Modbus server,
 * a person sees its lamps.
 *
 * <p>What it does as real ones do: a request for another unit is not answered at all; after a loss
 * of power every coil is off; it takes few hosts at a time. Every method may be called from any
 * thread. Known limits: coils only, no inputs and registers; no watchdog that darkens the coils
 * when the host is silent.
 */
public final class VirtualLamp implements BenchDevice, AutoCloseable {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final String name;
  private final String host;
  private final int unit;
  private final List<String> labels;
  private final Coils coils;
  private final ModbusPort port;
  private final Controls controls;

  private VirtualLamp(
      String name, String host, int unit, List<String> labels, Coils coils, ModbusPort port) {
    this.name = name;
    this.host = host;
    this.unit = unit;
    this.labels = List.copyOf(labels);
    this.coils = coils;
    this.port = port;
    this.controls = new Controls(handles());
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
    InetAddress address = InetAddress.getByName(host);
    if (!address.isLoopbackAddress()) {
      throw new IOException(host + ": a simulated lamp listens on loopback addresses only");
    }
    Coils coils = new Coils(labels.size(), Clock.systemUTC());
    ModbusPort plug =
        new ModbusPort(coils, unit, ModbusPort.bind(new InetSocketAddress(address, port)));
    Thread thread = new Thread(plug, name + "-port");
    thread.setDaemon(true);
    thread.start();
    Thread babbling = new Thread(plug::babble, name + "-babbler");
    babbling.setDaemon(true);
    babbling.start();
    return new VirtualLamp(name, host, unit, labels, coils, plug);
  }

  private List<Control> handles() {
    Coils.Faults faults = coils.faults;
    List<Control> list = new ArrayList<>();
    list.add(onOff("silent", () -> faults.silent, on -> faults.silent = on));
    list.add(onOff("exceptions", () -> faults.exceptions, on -> faults.exceptions = on));
    list.add(onOff("otherUnit", () -> faults.otherUnit, on -> faults.otherUnit = on));
    list.add(onOff("halfAnswers", () -> faults.halfAnswers, on -> faults.halfAnswers = on));
    list.add(onOff("stuck", () -> faults.stuck, on -> faults.stuck = on));
    list.add(onOff("twice", () -> faults.twice, on -> faults.twice = on));
    list.add(Control.onOff("refuse", () -> coils.look(() -> faults.refuse), port::refuse));
    list.add(
        Control.number(
            "answerDelay",
            "ms",
            0,
            60_000,
            () -> coils.look(() -> faults.answerDelayMillis),
            delay -> coils.byHand("answerDelay " + delay, () -> faults.answerDelayMillis = delay)));
    list.add(
        Control.number(
            "babble",
            "byte/s",
            0,
            100_000,
            () -> coils.look(() -> faults.babbleBytesPerSecond),
            rate -> coils.byHand("babble " + rate, () -> faults.babbleBytesPerSecond = rate)));
    list.add(Control.button("reset", port::powerCycle));
    return list;
  }

  /** Each change in the monitor of the coils, and written in the log. */
  private Control onOff(String control, Supplier<Boolean> value, Consumer<Boolean> setter) {
    return Control.onOff(
        control,
        () -> coils.look(value),
        on -> coils.byHand(control + " " + on, () -> setter.accept(on)));
  }

  // ---- the person at the lamps -----------------------------------------------------------------

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "lamp";
  }

  /** The address of one coil as a driver is given it. */
  public String address(int coil) {
    return address() + "?unit=" + unit + "&coil=" + coil;
  }

  private String address() {
    return "modbus://" + host + ":" + port.number();
  }

  @Override
  public Controls controls() {
    return controls;
  }

  /** At this moment; a lamp that blinks is lit half of the time. */
  public boolean isLit(int coil) {
    return coils.isLit(coil);
  }

  /** Whether it has changed twice within a moment, the last time just now. */
  public boolean blinks(int coil) {
    return coils.blinks(coil);
  }

  /**
   * Waits until something is so, looking again at each change.
   *
   * @return false if it was not so within that time
   */
  public boolean await(BooleanSupplier wanted, long mostMillis) throws InterruptedException {
    return coils.await(wanted, mostMillis);
  }

  /** Bytes of the control {@code babble} that are on their way, since the board was built. */
  public long babbled() {
    return coils.babbled();
  }

  // ---- the bench -------------------------------------------------------------------------------

  @Override
  public Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("address", address());
    state.put("unit", unit);
    state.put("hosts", coils.hosts());
    state.put("requests", coils.requests());
    state.put("lastRequest", HEX.formatHex(coils.lastRequest()));
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

  @Override
  public List<Map<String, Object>> log(int most) {
    return coils.log(most).stream()
        .map(
            line ->
                Map.<String, Object>of(
                    "number", line.number(),
                    "at", line.at().toString(),
                    "kind", line.kind(),
                    "text", line.text()))
        .toList();
  }

  @Override
  public void onChange(Runnable listener) {
    coils.onChange(listener);
  }

  /** Switches it off: closes its sockets and ends its threads. */
  @Override
  public void close() {
    coils.switchOff();
    port.close();
  }
}
