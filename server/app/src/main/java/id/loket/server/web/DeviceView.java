package id.loket.server.web;

import id.loket.device.DeviceKind;
import id.loket.device.Health;
import id.loket.device.PrinterState;
import id.loket.server.rules.DeviceState;
import id.loket.server.rules.Office;
import java.time.Instant;
import java.util.List;

/**
 * A device as every screen is shown it. Screens choose by kind, and ask health whether it is well.
 *
 * @param station the station's id
 * @param name the station's name
 * @param device its name at the station
 * @param kind a word such as {@code PRINTER}; stations bring words that no screen knows yet
 */
public record DeviceView(
    String station,
    String name,
    String device,
    String kind,
    String state,
    Health health,
    String detail,
    Instant since) {

  public static DeviceView of(DeviceState device, Screens screens) {
    return new DeviceView(
        device.station(),
        screens.nameOf(device.station()),
        device.device(),
        kind(device),
        device.state(),
        health(device),
        device.detail(),
        device.since());
  }

  /** Before kinds were told, every device was a printer. */
  public static String kind(DeviceState device) {
    return device.kind().orElse(DeviceKind.PRINTER.name());
  }

  /** Before health was told, it followed from the printer's state. */
  public static Health health(DeviceState device) {
    return device
        .health()
        .map(Health::valueOf)
        .orElseGet(() -> PrinterState.health(device.state()));
  }

  public boolean is(DeviceKind wanted) {
    return kind.equals(wanted.name());
  }

  public static List<DeviceView> all(Office office, Screens screens) {
    return office.devices().stream().map(one -> of(one, screens)).toList();
  }
}
