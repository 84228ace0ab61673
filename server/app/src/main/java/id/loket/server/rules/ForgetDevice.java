package id.loket.server.rules;

import java.time.Instant;

/** A station that lives does not name this device any more: it was taken out of its settings. */
public record ForgetDevice(String station, String device) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    return office.device(station, device).isPresent()
        ? Decision.accept(new DeviceForgotten(station, device))
        : Decision.accept();
  }
}
