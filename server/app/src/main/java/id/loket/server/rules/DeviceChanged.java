package id.loket.server.rules;

import java.time.Instant;

/** A device or its station is not as it was. */
public record DeviceChanged(String station, String device, String state, String detail)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    DeviceState now = new DeviceState(station, device, state, detail, at);
    office.put(Shelf.DEVICES, now.key(), now);
  }
}
