package id.loket.device.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import id.loket.device.ButtonState;
import id.loket.device.CallButton;
import id.loket.device.link.GpioAddress;
import id.loket.station.StationException;

/**
 * A button on a pin. Known limit: a wire that has come loose looks like a button that nobody
 * presses.
 */
public final class GpioCallButton implements CallButton {
  private final GpioPins pins;
  private final GpioAddress address;
  private final DigitalInput pin;
  private String detail = "";

  GpioCallButton(GpioPins pins, GpioAddress address, DigitalInput pin) {
    this.pins = pins;
    this.address = address;
    this.pin = pin;
  }

  /**
   * @throws StationException if there is no such pin
   */
  public static GpioCallButton on(GpioPins pins, GpioAddress address) throws StationException {
    return new GpioCallButton(pins, address, pins.input(address));
  }

  @Override
  public Reading look() {
    try {
      boolean down = pin.state() == GpioPins.state(address, true);
      detail = "";
      return new Reading(ButtonState.READY, down);
    } catch (RuntimeException e) {
      detail = address + ": " + e.getMessage();
      return new Reading(ButtonState.FAULT, false);
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
