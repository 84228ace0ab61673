package id.loket.device.lamp;

import id.loket.device.CounterLamp;
import id.loket.device.DeviceKind;
import id.loket.device.link.DeviceAddress;
import id.loket.doctor.Probe;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;
import id.loket.station.StationException;

/** The lamp of one loket as the settings describe it. */
public final class LampPlan implements StationDevice.Plan {
  private final int counter;
  private final DeviceAddress address;
  private final Driver driver;
  private final Probe.Look look;

  /** Makes the driver of a lamp. */
  @FunctionalInterface
  interface Driver {
    CounterLamp make() throws StationException;
  }

  LampPlan(int counter, DeviceAddress address, Driver driver, Probe.Look look) {
    this.counter = counter;
    this.address = address;
    this.driver = driver;
    this.look = look;
  }

  @Override
  public String name() {
    return "lamp-" + counter;
  }

  @Override
  public StationDevice make(ServerLine line, Outbox outbox) throws StationException {
    return new LampDevice(
        name(),
        counter,
        address.toString(),
        driver.make(),
        LampDevice.AGAIN,
        LampDevice.BLINK,
        outbox::wake);
  }

  @Override
  public Probe probe() {
    return Probe.at(address, name(), DeviceKind.LAMP, look);
  }

  @Override
  public String toString() {
    return name() + " " + address;
  }
}
