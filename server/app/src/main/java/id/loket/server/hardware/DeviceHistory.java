package id.loket.server.hardware;

import id.loket.device.Health;
import id.loket.server.desk.Follower;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.DeviceChanged;
import id.loket.server.rules.DeviceState;
import id.loket.server.rules.Event;
import id.loket.server.web.DeviceView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes down each change of each device, and whether it was a fall. */
public final class DeviceHistory implements Follower {
  static final String TABLE = "device_change";

  @Override
  public String name() {
    return "device-history";
  }

  @Override
  public boolean wants(Event event) {
    return event instanceof DeviceChanged;
  }

  @Override
  public Duration patience() {
    return Duration.ofMillis(250);
  }

  @Override
  public List<String> derives() {
    return List.of(TABLE);
  }

  @Override
  public void write(List<Recorded> batch, Handle tables) {
    batch.forEach(one -> write(one, (DeviceChanged) one.event(), tables));
  }

  private static void write(Recorded recorded, DeviceChanged changed, Handle tables) {
    Health health = DeviceView.health(state(recorded, changed));
    boolean fell = health == Health.DOWN && wasUp(changed, tables);
    tables
        .createUpdate(
            "INSERT INTO device_change (seq, station, device, at_utc, state, health, detail, fell)"
                + " VALUES (:seq, :station, :device, :at, :state, :health, :detail, :fell)")
        .bind("seq", recorded.seq())
        .bind("station", changed.station())
        .bind("device", changed.device())
        .bind("at", recorded.at().toString())
        .bind("state", changed.state())
        .bind("health", health.name())
        .bind("detail", changed.detail())
        .bind("fell", fell ? 1 : 0)
        .execute();
  }

  private static DeviceState state(Recorded recorded, DeviceChanged changed) {
    return new DeviceState(
        changed.station(),
        changed.device(),
        changed.state(),
        changed.detail(),
        recorded.at(),
        changed.kind(),
        changed.health());
  }

  /** A device that is new, and not asked yet, does not fall by being down. */
  private static boolean wasUp(DeviceChanged changed, Handle tables) {
    Optional<String> before =
        tables
            .createQuery(
                "SELECT health FROM device_change WHERE station = :station AND device = :device"
                    + " ORDER BY seq DESC LIMIT 1")
            .bind("station", changed.station())
            .bind("device", changed.device())
            .mapTo(String.class)
            .findOne();
    return before.isPresent() && !before.get().equals(Health.DOWN.name());
  }
}
