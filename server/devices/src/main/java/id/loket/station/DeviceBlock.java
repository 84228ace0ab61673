package id.loket.station;

import java.util.List;
import java.util.Map;

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

  /** A commented sample of the block: a file in the class path, beside the block's class. */
  String sample();
}
