package id.loket.server.access;

import id.loket.device.DeviceKind;
import id.loket.device.Health;
import id.loket.device.SignState;
import id.loket.server.desk.Ticks;
import id.loket.server.rules.DeviceState;
import id.loket.server.rules.Office;
import id.loket.server.web.Check;
import id.loket.server.web.Checks;
import id.loket.server.web.DeviceView;
import id.loket.server.web.Pictures;
import id.loket.server.web.Screen;
import id.loket.server.web.ScreenKind;
import id.loket.server.web.Screens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether the screens and stations are there, and how the devices of these are. While the office is
 * closed, what is switched off is well: nobody need come. A station that is away says so once, not
 * once more for each of its devices; a computer at a loket may be switched off at any time.
 */
final class ScreenChecks implements Checks {
  /** Several beats of a live page. */
  static final Duration PRESENT = Duration.ofSeconds(10);

  /** So long after the server's start nobody has to be back yet. */
  private static final Duration RETURN = Duration.ofMinutes(1);

  private static final String LOST = "STATION_LOST";

  /** Well as far as anybody knows, and that is said. */
  private static final String UNANSWERING = SignState.UNANSWERING.name();

  private final Screens screens;
  private final Pictures pictures;
  private final Ticks ticks;
  private final long began;

  ScreenChecks(Screens screens, Pictures pictures, Ticks ticks) {
    this.screens = screens;
    this.pictures = pictures;
    this.ticks = ticks;
    this.began = ticks.nanos();
  }

  @Override
  public List<Check> look(Office office, Instant now) {
    boolean closed = office.isShut(now);
    List<Check> rows = new ArrayList<>();
    for (Screens.Enrolled one : screens.all()) {
      if (!one.revoked() && one.screen().kind() != ScreenKind.DESK) {
        rows.add(screen(one.screen(), closed));
      }
      if (!one.revoked() && pictures.isCrowded(one.screen())) {
        rows.add(
            Check.attention("crowded." + one.screen().id(), "crowded")
                .named("screen." + one.screen().kind())
                .with("name", one.screen().name()));
      }
    }
    office.devices().stream()
        .filter(one -> !one.state().equals(LOST))
        .sorted(Comparator.comparing(ScreenChecks::isOverALoket))
        .forEach(one -> rows.add(device(one)));
    return rows;
  }

  private Check screen(Screen screen, boolean closed) {
    return presence(screen, closed)
        .named("screen." + screen.kind())
        .with("name", screen.name())
        .since(screens.lastSeen(screen.id()).orElse(null));
  }

  private Check presence(Screen screen, boolean closed) {
    String id = "screen." + screen.id();
    if (screens.wasHereWithin(screen.id(), PRESENT)) {
      return Check.well(id);
    }
    if (closed) {
      return Check.resting(id, "screen.off");
    }
    boolean early =
        screens.lastSeen(screen.id()).isEmpty() && ticks.since(began).compareTo(RETURN) < 0;
    return early ? Check.resting(id, "screen.awaited") : Check.down(id, "screen." + screen.kind());
  }

  /** What visitors hold in their hands comes first. */
  private static boolean isOverALoket(DeviceState device) {
    return !DeviceView.kind(device).equals(DeviceKind.PRINTER.name());
  }

  private Check device(DeviceState device) {
    DeviceView view = DeviceView.of(device, screens);
    String id = "device." + view.station() + "." + view.device();
    String cause = "device." + view.kind() + "." + view.state();
    Check well = Check.well(id, view.state().equals(UNANSWERING) ? cause : "");
    Check row = view.health() == Health.WELL ? well : Check.attention(id, cause);
    return (view.health() == Health.DOWN ? Check.down(id, cause) : row)
        .named("device." + view.kind())
        .with("name", view.name())
        .with("number", view.device().replaceFirst("^.*?(\\d*)$", "$1"))
        .with("detail", view.detail())
        .since(view.since());
  }
}
