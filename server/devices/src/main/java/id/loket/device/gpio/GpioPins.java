package id.loket.device.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import id.loket.device.link.GpioAddress;
import id.loket.station.StationException;

/**
 * The pins of this computer, as its devices share them. Pi4J's providers are named one by one: its
 * own choice takes imitations where there are no pins, and a kiosk would work with nothing for
 * ever. Where there are no pins, the start fails and says so. Many threads may use it.
 */
public final class GpioPins {
  private Context real;
  private Context mock;

  /** A pin for a button; a button that connects it to ground needs no resistor of its own. */
  public synchronized DigitalInput input(GpioAddress address) throws StationException {
    Context context = context(address);
    try {
      return context.create(
          DigitalInput.newConfigBuilder(context)
              .id("in-" + address.line())
              .address(address.line())
              .pull(address.activeLow() ? PullResistance.PULL_UP : PullResistance.PULL_DOWN)
              .debounce(0L)
              .build());
    } catch (RuntimeException e) {
      throw refusal(address, e);
    }
  }

  /** A pin for a lamp; off now, and when the program ends. */
  public synchronized DigitalOutput output(GpioAddress address) throws StationException {
    Context context = context(address);
    DigitalState off = state(address, false);
    try {
      return context.create(
          DigitalOutput.newConfigBuilder(context)
              .id("out-" + address.line())
              .address(address.line())
              .initial(off)
              .shutdown(off)
              .build());
    } catch (RuntimeException e) {
      throw refusal(address, e);
    }
  }

  /** So that another may use the pin. */
  public synchronized void release(GpioAddress address, String id) {
    Context context = address.mock() ? mock : real;
    try {
      if (context != null && context.registry().exists(id)) {
        context.shutdown(id);
      }
    } catch (Pi4JException e) {
      throw new IllegalStateException(address + ": can't be released", e);
    }
  }

  static DigitalState state(GpioAddress address, boolean on) {
    return on == address.activeLow() ? DigitalState.LOW : DigitalState.HIGH;
  }

  private Context context(GpioAddress address) throws StationException {
    try {
      if (address.mock()) {
        mock = mock == null ? mocks() : mock;
        return mock;
      }
      real = real == null ? pins() : real;
      return real;
    } catch (RuntimeException | LinkageError e) {
      throw refusal(address, e);
    }
  }

  private static Context mocks() {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance())
        .build();
  }

  private static Context pins() {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(GpioDDigitalInputProvider.newInstance(), GpioDDigitalOutputProvider.newInstance())
        .build();
  }

  private static StationException refusal(GpioAddress address, Throwable e) {
    return new StationException(
        address
            + ": this computer has no such pin, or it is in use or not allowed ("
            + e.getMessage()
            + "); pins are there on a Raspberry Pi, for members of group gpio",
        e);
  }
}
