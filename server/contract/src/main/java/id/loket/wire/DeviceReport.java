package id.loket.wire;

import id.loket.device.DeviceKind;
import id.loket.device.Health;
import id.loket.device.PrinterState;

/**
 * What a station says of one of its devices.
 *
 * <p>The first stations had printers only and say neither kind nor health: theirs is a printer, and
 * its health follows from its state.
 *
 * @param device its name at that station, such as {@code printer}
 * @param kind a name from {@link DeviceKind}, or a word that this program doesn't know yet: a newer
 *     station's device is shown, too
 * @param address the configured address, such as {@code tcp://10.0.0.7:9100}
 * @param state a name from the device's state enum, such as {@code PAPER_OUT}
 * @param health as the device's port has decided it
 * @param detail one line for the technician; may be empty
 */
public record DeviceReport(
    String device, String kind, String address, String state, Health health, String detail) {
  public DeviceReport {
    kind = kind == null ? DeviceKind.PRINTER.name() : kind;
    health = health == null ? PrinterState.health(state) : health;
  }
}
