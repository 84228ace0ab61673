package id.loket.sim.io;

import id.loket.sim.bench.Control;
import java.io.IOException;
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
 * A board of inputs with a push button on each, on a TCP socket: to a host it is a Modbus server, a
 * person presses its buttons. Every method may be called from any thread.
 */
public final class VirtualButtons extends VirtualBoard {
  /** How long a person is on a button, usually and when they hold it. */
  public static final long SHORT_MILLIS = 120;

  public static final long LONG_MILLIS = 1_400;

  /** Each of three buttons looked at eight times. */
  private static final int ENOUGH_LOOKS = 24;

  private static final long AGAIN_MILLIS = 20;
  private static final long MOST_MILLIS = 500;

  private final int unit;
  private final List<String> labels;
  private final Inputs inputs;
  private final ScheduledExecutorService fingers =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "fingers");
            thread.setDaemon(true);
            return thread;
          });

  private VirtualButtons(
      String name, int unit, List<String> labels, Inputs inputs, ModbusPort port) {
    super(name, inputs, port);
    this.unit = unit;
    this.labels = List.copyOf(labels);
    this.inputs = inputs;
  }

  /**
   * Switches a board on: it listens when this returns. Its contacts are worn and bounce.
   *
   * @param unit its number, 1-247
   * @param labels what stands on the buttons, one for each input
   * @throws IOException if the address is taken, or is not one of this machine's loopback addresses
   */
  public static VirtualButtons start(
      String name, String host, int port, int unit, List<String> labels) throws IOException {
    Inputs inputs = new Inputs(labels.size(), Clock.systemUTC());
    inputs.faults.bounces = true;
    ModbusPort plug = new ModbusPort(inputs, inputs::answer, unit, Plug.bind(host, port));
    plug.start(name);
    return new VirtualButtons(name, unit, labels, inputs, plug);
  }

  @Override
  List<Control> own(Board.Faults faults) {
    List<Control> list = new ArrayList<>();
    list.add(Control.number("press", "", 0, 99, () -> 0L, input -> press(input, SHORT_MILLIS)));
    list.add(Control.number("hold", "", 0, 99, () -> 0L, input -> press(input, LONG_MILLIS)));
    list.addAll(faultsOfAnswers(faults));
    list.add(onOff("stuck", () -> faults.stuck, on -> faults.stuck = on));
    list.add(onOff("bounces", () -> faults.bounces, on -> faults.bounces = on).harmless());
    return list;
  }

  private void press(long input, long millis) {
    if (input >= inputs.count()) {
      throw new IllegalArgumentException("there are buttons 0 to " + (inputs.count() - 1));
    }
    long enough = requests() + ENOUGH_LOOKS;
    press((int) input);
    letGoLater((int) input, millis, enough, MOST_MILLIS);
  }

  /**
   * A finger feels whether it was noticed: where the station looks seldom it stays a bit longer.
   */
  private void letGoLater(int input, long millis, long enough, long left) {
    Runnable lift =
        () -> {
          if (requests() >= enough || left <= 0) {
            letGo(input);
          } else {
            letGoLater(input, AGAIN_MILLIS, enough, left - AGAIN_MILLIS);
          }
        };
    try {
      fingers.schedule(lift, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      letGo(input);
    }
  }

  // ---- the person at the buttons ---------------------------------------------------------------

  @Override
  public String kind() {
    return "buttons";
  }

  /** The address of one button as a driver is given it. */
  public String address(int input) {
    return address("modbus", "unit=" + unit + "&input=" + input);
  }

  /** A finger goes down on it and stays. */
  public void press(int input) {
    inputs.press(input, true);
  }

  public void letGo(int input) {
    inputs.press(input, false);
  }

  // ---- the bench -------------------------------------------------------------------------------

  @Override
  public Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("address", address("modbus", ""));
    state.put("unit", unit);
    state.putAll(plugState());
    List<Map<String, Object>> buttons = new ArrayList<>();
    for (int input = 0; input < inputs.count(); input++) {
      Map<String, Object> button = new LinkedHashMap<>();
      button.put("input", input);
      button.put("label", labels.get(input));
      button.put("pressed", inputs.isPressed(input));
      buttons.add(button);
    }
    state.put("buttons", buttons);
    return state;
  }

  @Override
  public void close() {
    fingers.shutdownNow();
    super.close();
  }
}
