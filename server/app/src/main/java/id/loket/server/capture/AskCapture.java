package id.loket.server.capture;

import id.loket.device.Health;
import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.DeviceState;
import id.loket.server.rules.Office;
import id.loket.server.rules.Reason;
import id.loket.server.web.DeviceView;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Asks for pictures of the visitor at a loket.
 *
 * @param device empty for the loket's own of that kind; {@link #BROWSER} for the officer's browser
 * @param consentVersion of the text that the visitor was shown
 */
record AskCapture(
    String capture,
    int counter,
    String officer,
    String kind,
    String deviceKind,
    Purpose purpose,
    Optional<String> device,
    Optional<String> claim,
    boolean consent,
    Optional<String> consentVersion,
    int samples,
    Duration validity,
    String by)
    implements Deed {
  /** The officer's own browser, which no station drives. */
  static final String BROWSER = "browser";

  @Override
  public Verdict decide(Look look) {
    Optional<Reason> obstacle = obstacle(look.office(), counter, officer);
    if (obstacle.isPresent()) {
      return Verdict.refuse(obstacle.get());
    }
    if (hasOpen(look.tables())) {
      return Verdict.refuse(CaptureRefusal.CAPTURE_OPEN);
    }
    if (claim.isPresent() && !isKept(look.tables(), claim.get())) {
      return Verdict.refuse(CaptureRefusal.UNKNOWN_TEMPLATE);
    }
    if (device.filter(BROWSER::equals).isPresent()) {
      return accepted(look, "", BROWSER);
    }
    Optional<DeviceState> found =
        look.office().devices().stream().filter(this::isWanted).findFirst();
    if (found.isEmpty()) {
      return Verdict.refuse(CaptureRefusal.UNKNOWN_CAPTURE_DEVICE);
    }
    if (DeviceView.health(found.get()) == Health.DOWN) {
      return Verdict.refuse(CaptureRefusal.CAPTURE_DEVICE_DOWN);
    }
    return accepted(look, found.get().station(), found.get().device());
  }

  private Verdict accepted(Look look, String station, String name) {
    return Verdict.accept(
        new CaptureAsked(
            capture,
            ticketAt(look.office(), counter),
            look.office().day(),
            counter,
            station,
            name,
            kind,
            purpose,
            claim,
            consent,
            samples,
            look.now().plus(validity),
            by,
            consentVersion));
  }

  private boolean isWanted(DeviceState one) {
    return isOf(one, deviceKind, counter)
        && device.map(name -> name.equals(one.device())).orElse(true);
  }

  /** A device belongs to the loket whose number ends its name. */
  static boolean isOf(DeviceState one, String deviceKind, int counter) {
    return DeviceView.kind(one).equals(deviceKind)
        && one.device().replaceFirst("^.*?(\\d{0,6})$", "$1").equals(String.valueOf(counter));
  }

  /** Why this officer has no visitor at this loket. */
  static Optional<Reason> obstacle(Office office, int counter, String officer) {
    Optional<CounterState> state =
        office.counters().stream().filter(one -> one.number() == counter).findFirst();
    if (state.isEmpty()) {
      return Optional.of(Reason.UNKNOWN_COUNTER);
    }
    if (!state.get().officer().equals(officer)) {
      return Optional.of(Reason.NOT_YOUR_COUNTER);
    }
    return state.get().current().isEmpty() ? Optional.of(Reason.NOTHING_CALLED) : Optional.empty();
  }

  /** Empty if nobody is called to or served at it. */
  static String ticketAt(Office office, int counter) {
    return office.counters().stream()
        .filter(one -> one.number() == counter)
        .map(CounterState::current)
        .findFirst()
        .orElse("");
  }

  private boolean hasOpen(Handle tables) {
    return tables
        .createQuery("SELECT 1 FROM capture WHERE outcome IS NULL AND counter = ?")
        .bind(0, counter)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static boolean isKept(Handle tables, String template) {
    return tables
        .createQuery("SELECT 1 FROM capture_template WHERE id = ?")
        .bind(0, template)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
