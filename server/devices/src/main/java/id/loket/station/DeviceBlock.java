package id.loket.station;

import id.loket.device.link.DeviceAddress;
import id.loket.doctor.Found;
import id.loket.doctor.Ports;
import id.loket.doctor.Unused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The block of a station's settings file that describes the devices of one kind. Where a station
 * can have devices of that kind, its settings list the block.
 */
public interface DeviceBlock {
  /**
   * The keys that it knows, by the path of their group as {@link SettingsReader#open} takes them;
   * its own keys in the outermost group stand under "".
   */
  Map<String, List<String>> keys();

  /** The devices that the file describes; none where the block is missing. */
  List<? extends StationDevice.Plan> read(SettingsReader settings) throws StationException;

  /**
   * Asks whether a device of its kind answers at a port that no device uses.
   *
   * @param port its file
   * @param taken names of the devices in the settings
   */
  default List<Found> find(Path port, Set<String> taken) {
    return List.of();
  }

  /**
   * Names what this computer knows and what may be a device of its kind, elsewhere than at a serial
   * port. Nothing is opened and nothing is sent.
   *
   * @param isUsed whether a device of the settings has this address
   */
  default List<Unused> unused(Ports ports, Predicate<DeviceAddress> isUsed) {
    return List.of();
  }

  /** A commented sample of the block: a file in the class path, beside the block's class. */
  String sample();
}
