package id.loket.device.gpio;

import com.pi4j.io.gpio.digital.DigitalOutput;
import id.loket.device.CounterLamp;
import id.loket.device.LampState;
import id.loket.device.link.GpioAddress;
import id.loket.station.StationException;

/** A lamp on a pin. Known limit: what hangs on the pin, a lamp or nothing, no pin can tell. */
public final class GpioCounterLamp implements CounterLamp {
  private final GpioPins pins;
  private final GpioAddress address;
  private final DigitalOutput pin;
  private String detail = "";

  private GpioCounterLamp(GpioPins pins, GpioAddress address, DigitalOutput pin) {
    this.pins = pins;
    this.address = address;
    this.pin = pin;
  }

  /**
   * @throws StationException if there is no such pin
   */
  public static GpioCounterLamp on(GpioPins pins, GpioAddress address) throws StationException {
    return new GpioCounterLamp(pins, address, pins.output(address));
  }

  @Override
  public LampState light(boolean lit) {
    try {
      pin.state(GpioPins.state(address, lit));
      detail = "";
      return LampState.READY;
    } catch (com.pi4j.io.exception.IOException e) {
      detail = address + ": " + e.getMessage();
      return LampState.FAULT;
    }
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public void close() {
    pins.release(address, pin.id());
  }
}
