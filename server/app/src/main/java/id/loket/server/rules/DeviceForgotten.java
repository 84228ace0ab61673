package id.loket.server.rules;

import java.time.Instant;

/** A device no longer belongs to its station. */
public record DeviceForgotten(String station, String device) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.remove(Shelf.DEVICES, DeviceState.key(station, device));
  }
}
