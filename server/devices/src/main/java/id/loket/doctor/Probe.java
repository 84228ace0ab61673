package id.loket.doctor;

import id.loket.device.DeviceKind;
import id.loket.device.link.DeviceAddress;
import java.util.Optional;

/**
 * A device of the settings, and how to look at it without changing anything.
 *
 * @param device its name at its station, such as {@code lamp-3}
 * @param kind a name from {@link DeviceKind}
 * @param address as it stands in the settings
 * @param where the same, where it is one of the families of addresses
 */
public record Probe(
    String device, String kind, String address, Optional<DeviceAddress> where, Look look) {
  /** Opens, asks and closes, within some seconds; prints, moves and sets nothing. Never throws. */
  @FunctionalInterface
  public interface Look {
    Seen look();
  }

  public static Probe at(DeviceAddress where, String device, DeviceKind kind, Look look) {
    return new Probe(device, kind.name(), where.toString(), Optional.of(where), look);
  }

  /** Where the device is no matter of a cable. */
  public static Probe of(String address, String device, String kind, Look look) {
    return new Probe(device, kind, address, Optional.empty(), look);
  }
}
