package id.loket.server.rules;

import java.time.Instant;

/** How a device is. Only a change is a fact. */
public record ReportDevice(String station, String device, String state, String detail)
    implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    boolean same =
        office.device(station, device).map(known -> known.state().equals(state)).orElse(false);
    return same
        ? Decision.accept()
        : Decision.accept(new DeviceChanged(station, device, state, detail));
  }
}
