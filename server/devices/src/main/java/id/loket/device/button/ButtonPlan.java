package id.loket.device.button;

import id.loket.device.CallButton;
import id.loket.device.link.DeviceAddress;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;
import java.util.function.Supplier;

/** The call button of one loket as the settings describe it. */
public final class ButtonPlan implements StationDevice.Plan {
  private final int counter;
  private final DeviceAddress address;
  private final Supplier<CallButton> driver;

  ButtonPlan(int counter, DeviceAddress address, Supplier<CallButton> driver) {
    this.counter = counter;
    this.address = address;
    this.driver = driver;
  }

  @Override
  public String name() {
    return "button-" + counter;
  }

  @Override
  public StationDevice make(ServerLine line, Outbox outbox) {
    PressLine presses = new PressLine(line);
    return new ButtonDevice(
        name(),
        address.toString(),
        driver.get(),
        press -> presses.tell(counter, press),
        System::nanoTime,
        ButtonDevice.POLL,
        outbox::wake,
        presses::zone);
  }

  @Override
  public String toString() {
    return name() + " " + address;
  }
}
