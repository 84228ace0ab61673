package id.loket.sim.printer;

import id.loket.paper.Interpreter;
import id.loket.paper.Slip;
import id.loket.sim.bench.BenchDevice;
import id.loket.sim.bench.Control;
import id.loket.sim.bench.Controls;
import id.loket.sim.serial.VirtualSerialPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An ESC/POS ticket printer on a TCP socket or a serial port, with paper, sensors, a cutter and
 * faults, written from the manuals of Epson TM printers. To a host it is a printer; a person reads
 * its {@link #slips()}.
 *
 * <p>What it does as real ones do, and what may surprise: one host at a time, further connections
 * are accepted and not read until the first ends (UB-E02 guide 4.5); behind a full receive buffer
 * the socket is not read, so status requests stay unanswered there; {@code GS r} answers as soon as
 * everything before it is interpreted, {@code GS ( H} when it is on paper, and both behind a cut
 * when the paper is off; a command cut off by a closed connection takes its missing bytes from the
 * next one; a job waits out an empty roll and is printed after the refill; {@code GS V 0} and
 * {@code 1} cut through what was not fed past the blade.
 *
 * <p>Every method may be called from any thread. Known limits: no page mode, no user-defined
 * characters, no stored (NV) pictures, no macros; motion units are fixed at one dot.
 */
public final class VirtualTicketPrinter implements BenchDevice, AutoCloseable {
  private static final int WAITING_HOSTS = 2;
  private static final long SLOW_BYTES_PER_SECOND = 300;
  private static final long LATE_MILLIS = 5_000;
  private static final long BABBLED_BYTES_PER_SECOND = 50_000;
  private static final long CUT_AFTER_BYTES = 100;

  private final Machine machine;
  private final HostSide port;
  private final Controls controls;

  private VirtualTicketPrinter(Machine machine, HostSide port) {
    this.machine = machine;
    this.port = port;
    this.controls = new Controls(controls(machine, port));
  }

  /** Switches a printer on: it listens when this returns. */
  public static VirtualTicketPrinter start(PrinterSetup setup) throws IOException {
    return start(setup, Clock.systemUTC());
  }

  /**
   * The same, with a clock for the times of slips and log.
   *
   * @throws IOException if the address is taken, or is not one of this machine's loopback addresses
   */
  public static VirtualTicketPrinter start(PrinterSetup setup, Clock clock) throws IOException {
    InetAddress address = InetAddress.getByName(setup.host());
    if (!address.isLoopbackAddress()) {
      throw new IOException(
          setup.host() + ": a simulated printer listens on loopback addresses only");
    }
    Machine machine = new Machine(setup, clock);
    return start(machine, new Port(machine, bind(new InetSocketAddress(address, setup.port()))));
  }

  /**
   * A printer on a serial port, or one on USB; its address of the network is not used. The printer
   * closes the port.
   */
  public static VirtualTicketPrinter start(
      PrinterSetup setup, Clock clock, VirtualSerialPort port) {
    Machine machine = new Machine(setup, clock);
    return start(machine, new SerialSide(machine, port));
  }

  private static VirtualTicketPrinter start(Machine machine, HostSide port) {
    String name = machine.setup().name();
    run(new Interpreter(machine), name + "-interpreter");
    run(new Mechanism(machine), name + "-mechanism");
    run(port, name + "-port");
    run(new Babbler(machine), name + "-babbler");
    return new VirtualTicketPrinter(machine, port);
  }

  static ServerSocket bind(InetSocketAddress address) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(address, WAITING_HOSTS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new IOException("tcp://" + address + ": cannot listen: " + e.getMessage(), e);
    }
  }

  private static void run(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static List<Control> controls(Machine machine, HostSide port) {
    Machine.Faults faults = machine.faults;
    List<Control> list = new ArrayList<>();
    Hand hand = new Hand(machine);
    list.add(hand.onOff("paperNearEnd", () -> faults.paperNearEnd, on -> faults.paperNearEnd = on));
    list.add(hand.onOff("paperEnd", () -> faults.paperEnd, on -> faults.paperEnd = on));
    list.add(hand.onOff("coverOpen", () -> faults.coverOpen, on -> faults.coverOpen = on));
    list.add(hand.onOff("offLine", () -> faults.offLine, on -> faults.offLine = on));
    list.add(hand.onOff("cutterJam", () -> faults.cutterJam, on -> faults.cutterJam = on));
    list.add(hand.onOff("silent", () -> faults.silent, on -> faults.silent = on));
    list.add(hand.onOff("oneBehind", () -> faults.late, on -> faults.late = on));
    list.add(hand.onOff("stalled", () -> faults.stalled, on -> faults.stalled = on));
    list.add(Control.onOff("refuse", () -> hand.look(() -> faults.refuse), port::refuse));
    list.add(hand.number("paper", "mm", 0, 200_000, machine::paperMillimetres, machine::paper));
    list.add(
        hand.number(
                "slow",
                "byte/s",
                0,
                1_000_000,
                () -> faults.slowBytesPerSecond,
                rate -> faults.slowBytesPerSecond = rate)
            .breaking(SLOW_BYTES_PER_SECOND, 0));
    list.add(
        hand.number(
                "answerDelay",
                "ms",
                0,
                60_000,
                () -> faults.answerDelayMillis,
                delay -> faults.answerDelayMillis = delay)
            .breaking(LATE_MILLIS, 0));
    list.add(
        hand.number(
                "babble",
                "byte/s",
                0,
                100_000,
                () -> faults.babbleBytesPerSecond,
                rate -> faults.babbleBytesPerSecond = rate)
            .breaking(BABBLED_BYTES_PER_SECOND, 0));
    list.add(
        Control.number(
                "cutAfterBytes",
                "byte",
                -1,
                1_000_000,
                () -> hand.look(() -> faults.cutAfterBytes),
                port::cutAfterBytes)
            .breaking(CUT_AFTER_BYTES, -1));
    list.add(hand.button("refill", machine::refill));
    list.add(Control.button("reset", port::reset).breaking());
    return list;
  }

  /** Moves what the machine guards: each change in its monitor, and written in its log. */
  private record Hand(Machine machine) {
    Control onOff(
        String name, java.util.function.Supplier<Boolean> value, Consumer<Boolean> setter) {
      return Control.onOff(
          name, () -> look(value), on -> machine.byHand(name + " " + on, () -> setter.accept(on)));
    }

    Control number(
        String name,
        String unit,
        long least,
        long most,
        java.util.function.Supplier<Long> value,
        Consumer<Long> setter) {
      return Control.number(
          name,
          unit,
          least,
          most,
          () -> look(value),
          n -> machine.byHand(name + " " + n, () -> setter.accept(n)));
    }

    Control button(String name, Runnable press) {
      return Control.button(name, () -> machine.byHand(name, press));
    }

    <T> T look(java.util.function.Supplier<T> value) {
      synchronized (machine) {
        return value.get();
      }
    }
  }

  // ---- the person at the printer ---------------------------------------------------------------

  @Override
  public String name() {
    return machine.setup().name();
  }

  @Override
  public String kind() {
    return "printer";
  }

  /** The address as a driver is given it, such as {@code tcp://127.0.0.1:9100}. */
  public String address() {
    return port.address();
  }

  /** Its port on the network; a printer on a cable has none. */
  public int port() {
    if (port instanceof Port network) {
      return network.number();
    }
    throw new IllegalStateException(port.address() + " is not on the network");
  }

  @Override
  public Controls controls() {
    return controls;
  }

  /** The kept slips, oldest first. */
  public List<Slip> slips() {
    return machine.slips();
  }

  /** The paper that hangs in the printer, uncut; it begins with the blank piece above the head. */
  public Slip currentPaper() {
    return machine.currentPaper();
  }

  public PrinterStatus status() {
    return machine.status();
  }

  public int cuts() {
    return machine.cuts();
  }

  public int drawerPulses() {
    return machine.drawerPulses();
  }

  /** Bytes received since the printer was built. */
  public long received() {
    return machine.received();
  }

  /** Bytes that wait in the receive buffer. */
  public int buffered() {
    return machine.buffered();
  }

  /** The kept log, oldest first. */
  public List<LogLine> log() {
    return machine.log();
  }

  public void onSlip(Consumer<Slip> listener) {
    machine.onSlip(listener);
  }

  @Override
  public void onChange(Runnable listener) {
    machine.onChange(listener);
  }

  /**
   * Waits until that many slips have come out since the printer was built.
   *
   * @throws IllegalStateException if they have not, with the end of the log
   */
  public List<Slip> awaitSlips(int count, Duration most) {
    if (!machine.awaitThat(() -> machine.slipsEver() >= count, most)) {
      throw new IllegalStateException(
          name() + ": " + machine.slipsEver() + " of " + count + " slips after " + most + tail());
    }
    return slips();
  }

  /** Waits until what was received is on paper (but for the begin of an unfinished command). */
  public void awaitIdle(Duration most) {
    if (!machine.awaitThat(machine::idle, most)) {
      throw new IllegalStateException(name() + ": not idle after " + most + tail());
    }
  }

  /** Waits until that many bytes have been received since the printer was built. */
  public void awaitReceived(long bytes, Duration most) {
    if (!machine.awaitThat(() -> machine.received() >= bytes, most)) {
      throw new IllegalStateException(
          name() + ": " + received() + " of " + bytes + " bytes after " + most + tail());
    }
  }

  /** Waits until so many further bytes of the control {@code babble} are on their way. */
  public void awaitBabbled(long bytes, Duration most) {
    long goal = machine.babbled() + bytes;
    if (!machine.awaitThat(() -> machine.babbled() >= goal, most)) {
      throw new IllegalStateException(name() + ": babbled too little within " + most + tail());
    }
  }

  /** Whether all that it has said has left it; on a slow line that takes a while. */
  public boolean hasSaidAll() {
    return machine.hasSaidAll();
  }

  private String tail() {
    List<LogLine> all = log();
    StringBuilder text = new StringBuilder("; the log ends with");
    for (LogLine line : all.subList(Math.max(0, all.size() - 12), all.size())) {
      text.append("\n  ").append(line.kind()).append(' ').append(line.text());
    }
    return text.toString();
  }

  // ---- the bench -------------------------------------------------------------------------------

  @Override
  public Map<String, Object> state() {
    PrinterStatus status = machine.status();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("address", address());
    state.put("model", machine.setup().model().code());
    state.put("dots", machine.setup().model().dots());
    state.put("connected", machine.hasHost());
    state.put("onLine", !status.offLine());
    state.put("coverOpen", status.coverOpen());
    state.put("nearEnd", status.nearEnd());
    state.put("paperEnd", status.paperEnd());
    state.put("cutterError", status.cutterError());
    state.put("paperMillimetres", machine.paperMillimetres());
    state.put("rollMillimetres", machine.setup().rollMillimetres());
    state.put("buffered", machine.buffered());
    state.put("bufferBytes", machine.setup().bufferBytes());
    state.put("received", machine.received());
    state.put("lastBytes", Hex.of(machine.lastBytes()));
    state.put("cuts", machine.cuts());
    state.put("drawerPulses", machine.drawerPulses());
    state.put("slips", machine.slipsEver());
    Slip current = machine.currentPaper();
    state.put("currentMillimetres", current.heightMillimetres());
    state.put("currentBlank", current.image().blank());
    state.put("currentText", current.text());
    return state;
  }

  @Override
  public List<Map<String, Object>> products(int most) {
    List<Slip> all = new ArrayList<>(slips());
    Collections.reverse(all);
    List<Map<String, Object>> products = new ArrayList<>();
    for (Slip slip : all.subList(0, Math.min(most, all.size()))) {
      Map<String, Object> product = new LinkedHashMap<>();
      product.put("number", slip.number());
      product.put("at", slip.cutAt().toString());
      product.put("cut", slip.cut().name());
      product.put("heightMillimetres", slip.heightMillimetres());
      product.put("width", slip.image().width());
      product.put("height", slip.image().height());
      product.put("largest", slip.largestLine());
      product.put("text", slip.text());
      products.add(product);
    }
    return products;
  }

  @Override
  public Optional<byte[]> picture(int number) {
    if (number == 0) {
      return Optional.of(currentPaper().png());
    }
    return slips().stream().filter(slip -> slip.number() == number).findFirst().map(Slip::png);
  }

  @Override
  public List<Map<String, Object>> log(int most) {
    List<LogLine> all = log();
    Collections.reverse(all);
    List<Map<String, Object>> lines = new ArrayList<>();
    for (LogLine line : all.subList(0, Math.min(most, all.size()))) {
      lines.add(
          Map.of(
              "number", line.number(),
              "at", line.at().toString(),
              "kind", line.kind().name(),
              "text", line.text()));
    }
    return lines;
  }

  @Override
  public List<Map<String, Object>> frames(int most) {
    return machine.frames().newest(most);
  }

  /** Switches it off: closes its sockets and ends its threads. */
  @Override
  public void close() {
    machine.switchOff();
    port.close();
  }
}
