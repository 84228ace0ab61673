package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * A device or its station is not as it was.
 *
 * @param kind a word of the station's, such as {@code PRINTER}; empty in the events of the time
 *     when every device was a printer
 * @param health a word of the station's, such as {@code WELL}; empty in the same
 */
public record DeviceChanged(
    String station,
    String device,
    String state,
    String detail,
    Optional<String> kind,
    Optional<String> health)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    DeviceState now = new DeviceState(station, device, state, detail, at, kind, health);
    office.put(Shelf.DEVICES, now.key(), now);
  }
}
