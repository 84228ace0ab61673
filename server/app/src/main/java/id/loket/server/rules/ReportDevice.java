package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * How a device is. Only a change is a fact.
 *
 * @param kind a word of the station's, such as {@code PRINTER}
 * @param health a word of the station's, such as {@code WELL}
 */
public record ReportDevice(
    String station, String device, String kind, String state, String health, String detail)
    implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    return isNews(office)
        ? Decision.accept(
            new DeviceChanged(
                station, device, state, detail, Optional.of(kind), Optional.of(health)))
        : Decision.accept();
  }

  /** Whether the office doesn't know it yet; another detail alone is no news. */
  public boolean isNews(Office office) {
    return office.device(station, device).filter(this::says).isEmpty();
  }

  private boolean says(DeviceState known) {
    return known.state().equals(state)
        && known.kind().equals(Optional.of(kind))
        && known.health().equals(Optional.of(health));
  }
}
