package id.loket.sim.io;

import id.loket.sim.bench.BenchDevice;
import id.loket.sim.bench.Control;
import id.loket.sim.bench.Controls;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the virtual devices of this package have in common: a name, a cable, faults that a hand
 * makes and a log. Every method may be called from any thread.
 */
abstract class VirtualBoard implements BenchDevice, AutoCloseable {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final long LATE_MILLIS = 5_000;
  private static final long BABBLED_BYTES_PER_SECOND = 50_000;

  private final String name;
  private final Board board;
  private final Cable cable;
  private final Controls controls;

  VirtualBoard(String name, Board board, Cable cable) {
    this.name = name;
    this.board = board;
    this.cable = cable;
    this.controls = new Controls(handles());
  }

  /** Its own faults; asked for while the object is made, so it may use nothing but these. */
  abstract List<Control> own(Board.Faults faults);

  private List<Control> handles() {
    Board.Faults faults = board.faults;
    List<Control> list = new ArrayList<>(own(faults));
    list.add(Control.onOff("refuse", () -> board.look(() -> faults.refuse), cable::refuse));
    list.add(
        number(
                "babble",
                "byte/s",
                100_000,
                () -> faults.babbleBytesPerSecond,
                rate -> faults.babbleBytesPerSecond = rate)
            .breaking(BABBLED_BYTES_PER_SECOND, 0));
    list.add(Control.button("reset", this::powerCycle).breaking());
    return list;
  }

  /** Off and on. */
  void powerCycle() {
    cable.powerCycle();
  }

  /** Each change in the monitor of the board, and written in the log. */
  final Control onOff(String control, Supplier<Boolean> value, Consumer<Boolean> setter) {
    return board.onOff(control, value, setter);
  }

  final Control number(
      String control, String unit, long most, Supplier<Long> value, Consumer<Long> setter) {
    return board.number(control, unit, 0, most, value, setter);
  }

  /** The faults of whatever answers requests. */
  final List<Control> faultsOfAnswers(Board.Faults faults) {
    List<Control> list = new ArrayList<>();
    list.add(onOff("silent", () -> faults.silent, on -> faults.silent = on));
    list.add(onOff("exceptions", () -> faults.exceptions, on -> faults.exceptions = on));
    list.add(onOff("otherUnit", () -> faults.otherUnit, on -> faults.otherUnit = on));
    list.add(onOff("halfAnswers", () -> faults.halfAnswers, on -> faults.halfAnswers = on));
    list.add(onOff("twice", () -> faults.twice, on -> faults.twice = on));
    list.add(
        number(
                "answerDelay",
                "ms",
                60_000,
                () -> faults.answerDelayMillis,
                delay -> faults.answerDelayMillis = delay)
            .breaking(LATE_MILLIS, 0));
    return list;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Controls controls() {
    return controls;
  }

  /**
   * Where a host finds it.
   *
   * @param query what it asks for there; may be empty
   */
  final String address(String scheme, String query) {
    return cable.address(scheme, query);
  }

  /**
   * Waits until something is so, looking again at each change.
   *
   * @return false if it was not so within that time
   */
  public boolean await(BooleanSupplier wanted, long mostMillis) throws InterruptedException {
    return board.await(wanted, mostMillis);
  }

  /** How often a host has asked or written, since it was built. */
  public long requests() {
    return board.requests();
  }

  /** Bytes of the control {@code babble} that are on their way, since it was built. */
  public long babbled() {
    return board.babbled();
  }

  /** Whether more of it may come over a network; it may go on shortly after the control is 0. */
  public boolean isBabbling() {
    return board.isBabbling();
  }

  /** What the bench shows of each. */
  final Map<String, Object> plugState() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("hosts", board.hosts());
    state.put("requests", board.requests());
    state.put("lastRequest", HEX.formatHex(board.lastRequest()));
    return state;
  }

  @Override
  public List<Map<String, Object>> log(int most) {
    return board.log(most);
  }

  @Override
  public List<Map<String, Object>> frames(int most) {
    return board.frames.newest(most);
  }

  @Override
  public void onChange(Runnable listener) {
    board.onChange(listener);
  }

  /** Switches it off: closes its sockets and ends its threads. */
  @Override
  public void close() {
    board.switchOff();
    cable.close();
  }
}
