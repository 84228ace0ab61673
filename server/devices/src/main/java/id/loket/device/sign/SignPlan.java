package id.loket.device.sign;

import id.loket.device.CounterSign;
import id.loket.device.DeviceKind;
import id.loket.device.link.DeviceAddress;
import id.loket.doctor.Probe;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;
import java.util.function.Supplier;

/** The sign of one loket as the settings describe it. */
public final class SignPlan implements StationDevice.Plan {
  private final int counter;
  private final DeviceAddress address;
  private final Supplier<CounterSign> driver;
  private final Probe.Look look;

  SignPlan(int counter, DeviceAddress address, Supplier<CounterSign> driver, Probe.Look look) {
    this.counter = counter;
    this.address = address;
    this.driver = driver;
    this.look = look;
  }

  DeviceAddress address() {
    return address;
  }

  @Override
  public String name() {
    return "sign-" + counter;
  }

  @Override
  public StationDevice make(ServerLine line, Outbox outbox) {
    return new SignDevice(
        name(),
        counter,
        address.toString(),
        driver.get(),
        new Watched(counter, line.clock(), System::nanoTime),
        SignDevice.AGAIN,
        SignDevice.BLINK,
        outbox::wake);
  }

  @Override
  public Probe probe() {
    return Probe.at(address, name(), DeviceKind.SIGN, look);
  }

  @Override
  public String toString() {
    return name() + " " + address;
  }
}
