package id.loket.device.modbus;

import id.loket.device.link.LinkAddress;
import id.loket.device.link.ModbusAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The boards that the settings name, one for each cable, whichever kinds of device hang on it. Many
 * threads may use it.
 */
public final class ModbusBoards {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(1);

  private final Map<LinkAddress, ModbusBoard> boards = new ConcurrentHashMap<>();
  private final LineFinder finder = new LineFinder();
  private final Map<LinkAddress, ModbusLine> lines = new ConcurrentHashMap<>();

  /** The same for all that is behind one link. */
  public ModbusBoard at(ModbusAddress address) {
    return boards.computeIfAbsent(
        address.link(), link -> new ModbusBoard(link, CONNECT, ANSWER, System::nanoTime));
  }

  /** Who looks for units at ports that no device uses. */
  public LineFinder finder() {
    return finder;
  }

  /** The same as one looks at it; no device of these boards may be made meanwhile. */
  public ModbusLine lookedAt(ModbusAddress address) {
    return lines.computeIfAbsent(address.link(), link -> new ModbusLine(link, at(address)));
  }
}
