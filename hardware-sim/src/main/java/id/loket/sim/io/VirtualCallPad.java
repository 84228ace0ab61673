package id.loket.sim.io;

import id.loket.sim.bench.Control;
import id.loket.sim.serial.Framing;
import id.loket.sim.serial.VirtualSerialPort;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A call pad on a serial line: a person presses its keys and sees its lamp, a host hears which.
 * Every method may be called from any thread.
 */
public final class VirtualCallPad extends VirtualBoard {
  private static final long REPEATED_MILLIS = 300;
  private static final int REPEATED_TIMES = 10;

  private final String label;
  private final PadWorks works;
  private final VirtualSerialPort port;
  private final Framing framing;
  private final ScheduledExecutorService fingers;

  private VirtualCallPad(
      String name,
      String label,
      PadWorks works,
      Cable cable,
      VirtualSerialPort port,
      ScheduledExecutorService fingers) {
    super(name, works, cable);
    this.label = label;
    this.works = works;
    this.port = port;
    this.framing = port.framing();
    this.fingers = fingers;
  }

  /**
   * Switches a pad on.
   *
   * @param label what stands on its case
   */
  public static VirtualCallPad onLine(String name, VirtualSerialPort port, String label) {
    PadWorks works = new PadWorks(Clock.systemUTC(), port::say);
    SerialCable cable =
        new SerialCable(works, port, (bytes, count, out) -> works.hear(bytes, count));
    cable.start(name);
    ScheduledExecutorService fingers =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, name + "-keys");
              thread.setDaemon(true);
              return thread;
            });
    VirtualCallPad pad = new VirtualCallPad(name, label, works, cable, port, fingers);
    fingers.scheduleWithFixedDelay(
        pad::stay, REPEATED_MILLIS, REPEATED_MILLIS, TimeUnit.MILLISECONDS);
    return pad;
  }

  @Override
  List<Control> own(Board.Faults faults) {
    List<Control> list = new ArrayList<>();
    list.add(Control.number("press", "", 0, PadWorks.KEYS.size() - 1, () -> 0L, this::press));
    list.add(onOff("silent", () -> faults.silent, on -> faults.silent = on));
    list.add(onOff("halfAnswers", () -> faults.halfAnswers, on -> faults.halfAnswers = on));
    list.add(onOff("twice", () -> faults.twice, on -> faults.twice = on));
    list.add(onOff("stuck", () -> faults.stuck, on -> faults.stuck = on));
    list.add(onOff("wrongBaud", () -> faults.wrongBaud, this::wrongBaud));
    return list;
  }

  @Override
  void powerCycle() {
    super.powerCycle();
    works.sayBegun();
  }

  private void wrongBaud(boolean on) {
    works.faults.wrongBaud = on;
    port.framing(on ? framing.withBaud(framing.baud() * 2) : framing);
  }

  /** The key that was pressed last is held down by something. */
  private void stay() {
    String key = works.lastKey();
    if (works.look(() -> works.faults.stuck) && !key.isEmpty()) {
      press(key);
    }
  }

  private void press(long key) {
    press(PadWorks.KEYS.get((int) key));
  }

  // ---- the person at the keys ------------------------------------------------------------------

  @Override
  public String kind() {
    return "callpad";
  }

  /** Its address as a driver is given it. */
  public String address() {
    return address("serial", "");
  }

  /**
   * A finger presses a key once.
   *
   * @param key CALL, RECALL, START, FINISH or NO_SHOW
   */
  public void press(String key) {
    if (!PadWorks.KEYS.contains(key)) {
      throw new IllegalArgumentException(key + ": there are keys " + PadWorks.KEYS);
    }
    say(works.down(key), REPEATED_TIMES);
  }

  private void say(PadWorks.Pressed press, int times) {
    long wait = times == REPEATED_TIMES ? 0 : REPEATED_MILLIS;
    try {
      fingers.schedule(() -> sayIfUnheard(press, times), wait, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      works.giveUp(press);
    }
  }

  private void sayIfUnheard(PadWorks.Pressed press, int times) {
    if (times == 0) {
      works.giveUp(press);
    } else if (works.isUnheard(press)) {
      works.sayPress(press);
      say(press, times - 1);
    }
  }

  /** What its lamp has shown last: DARK, GREEN or RED. */
  public String lastLamp() {
    return works.lastLamp();
  }

  // ---- the bench -------------------------------------------------------------------------------

  @Override
  public Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("address", address());
    state.put("label", label);
    state.putAll(plugState());
    state.put("keys", PadWorks.KEYS);
    state.put("lastKey", works.lastKey());
    state.put("lamp", works.lamp());
    state.put("lastLamp", works.lastLamp());
    state.put("thanked", works.thanked());
    return state;
  }

  @Override
  public void close() {
    fingers.shutdownNow();
    super.close();
  }
}
