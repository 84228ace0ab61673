package id.loket.device.button;

import id.loket.device.CallButton;
import id.loket.device.DeviceKind;
import id.loket.device.button.Contact.Press;
import id.loket.device.link.DeviceAddress;
import id.loket.doctor.Probe;
import id.loket.doctor.Seen;
import id.loket.station.Outbox;
import id.loket.station.ServerLine;
import id.loket.station.StationDevice;
import id.loket.station.StationException;
import java.util.Map;
import java.util.function.Function;

/** A button as the settings describe it. */
public final class ButtonPlan implements StationDevice.Plan {
  private final String name;
  private final DeviceKind kind;
  private final DeviceAddress address;
  private final Driver driver;
  private final String path;
  private final Function<Press, Map<String, String>> wish;

  /** Makes the driver of a button, and looks at the button without one. */
  interface Driver {
    CallButton make() throws StationException;

    Seen look();
  }

  private ButtonPlan(
      String name,
      DeviceKind kind,
      DeviceAddress address,
      Driver driver,
      String path,
      Function<Press, Map<String, String>> wish) {
    this.name = name;
    this.kind = kind;
    this.address = address;
    this.driver = driver;
    this.path = path;
    this.wish = wish;
  }

  /** With which the officer at a loket calls. */
  static ButtonPlan ofCounter(int counter, DeviceAddress address, Driver driver) {
    return new ButtonPlan(
        "button-" + counter,
        DeviceKind.BUTTON,
        address,
        driver,
        "/api/v1/stations/me/buttons/" + counter,
        press -> Map.of("press", press.name()));
  }

  /**
   * With which a visitor takes a number, however long it is held.
   *
   * @param place counts the station's buttons of this kind from 1
   */
  static ButtonPlan ofService(int place, String service, DeviceAddress address, Driver driver) {
    return new ButtonPlan(
        "ticket-button-" + place,
        DeviceKind.TICKET_BUTTON,
        address,
        driver,
        "/api/v1/stations/me/tickets",
        press -> Map.of("service", service));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StationDevice make(ServerLine line, Outbox outbox) throws StationException {
    PressLine presses = new PressLine(line, path);
    return new ButtonDevice(
        name,
        kind,
        address.toString(),
        driver.make(),
        press -> presses.tell(wish.apply(press)),
        System::nanoTime,
        ButtonDevice.POLL,
        outbox::wake,
        presses::zone);
  }

  @Override
  public Probe probe() {
    return Probe.at(address, name, kind, driver::look);
  }

  @Override
  public String toString() {
    return name + " " + address;
  }
}
