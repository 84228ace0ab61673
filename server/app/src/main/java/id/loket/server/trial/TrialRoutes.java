package id.loket.server.trial;

import id.loket.device.DeviceKind;
import id.loket.device.Slip;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.DeviceState;
import id.loket.server.slip.Layout;
import id.loket.server.slip.Layouts;
import id.loket.server.slip.SlipKind;
import id.loket.server.trial.Trial.Kind;
import id.loket.server.trial.Trial.Outcome;
import id.loket.server.web.Caller;
import id.loket.server.web.DeviceView;
import id.loket.server.web.Feature;
import id.loket.server.web.Json;
import id.loket.server.web.Problem;
import id.loket.server.web.Requests;
import id.loket.server.web.Route;
import id.loket.server.web.Screens;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trying things out, on any day and at any hour, also while the office is closed. */
public final class TrialRoutes {
  private static final Logger log = LoggerFactory.getLogger(TrialRoutes.class);
  private static final Duration PRESENT = Duration.ofSeconds(10);

  private final OfficeDesk desk;
  private final Screens screens;
  private final Trials trials;
  private final Layouts layouts;
  private final Supplier<List<Trials.Ear>> ears;
  private final Supplier<Map<String, String>> backup;
  private final Clock clock;
  private final Executor slowly;
  private final Supplier<Optional<Boolean>> networkTime;

  /**
   * @param ears the boards and voices that are there now
   * @param backup makes a backup and rehearses it; its figures, or an exception
   * @param slowly where a backup may take its time
   * @param networkTime whether the network sets the clock; empty if nobody can say
   */
  public TrialRoutes(
      OfficeDesk desk,
      Screens screens,
      Trials trials,
      Layouts layouts,
      Supplier<List<Trials.Ear>> ears,
      Supplier<Map<String, String>> backup,
      Clock clock,
      Executor slowly,
      Supplier<Optional<Boolean>> networkTime) {
    this.desk = desk;
    this.screens = screens;
    this.trials = trials;
    this.layouts = layouts;
    this.ears = ears;
    this.backup = backup;
    this.clock = clock;
    this.slowly = slowly;
    this.networkTime = networkTime;
  }

  public Feature feature() {
    return Feature.of(
            "trial",
            List.of(
                Route.post("/api/v1/trials/{kind}", "trial.run", this::begin),
                Route.post("/api/v1/trials/{kind}/answer", "trial.run", this::answer)))
        .every(Duration.ofSeconds(1), trials::look);
  }

  /**
   * @param subject a station's id for a slip, with the device behind a slash for a lamp; else null
   */
  record Wish(String requestId, String subject) {
    Wish {
      subject = subject == null ? "" : subject;
    }
  }

  /**
   * @param good whether a person saw what they should see
   */
  record Seen(String requestId, String subject, Boolean good) {
    Seen {
      subject = subject == null ? "" : subject;
      if (good == null) {
        throw new IllegalArgumentException("good: true or false is needed");
      }
    }
  }

  private void begin(Context context, Caller caller) {
    Kind kind = Kind.of(context.pathParam("kind"));
    Wish wish = Json.read(context.bodyAsBytes(), Wish.class);
    Requests.check(wish.requestId());
    String by = caller.actor();
    switch (kind) {
      case SLIP -> {
        mustHave(wish.subject(), DeviceKind.PRINTER);
        trials.begin(kind, wish.subject(), wish.requestId(), by);
      }
      case DAY_SLIP -> {
        mustHave(wish.subject(), DeviceKind.PRINTER);
        ChainHead head = trials.head();
        Instant now = clock.instant();
        Layout layout = layouts.of(SlipKind.DAY);
        Slip paper = Requests.await(desk.look(office -> DaySlipText.of(layout, office, now, head)));
        trials.beginPaper(kind, wish.subject(), wish.requestId(), by, paper);
      }
      case LAMP -> {
        mustHave(wish.subject(), DeviceKind.LAMP);
        mustBeFree(wish.subject());
        trials.begin(kind, wish.subject(), wish.requestId(), by);
      }
      case CALL -> beginCall(wish.requestId(), by);
      case BACKUP -> beginBackup(wish.requestId(), by);
      case NETWORK_TIME -> askForNetworkTime(by);
      case SHEET, CLOCK ->
          throw Problem.bad("kind: " + kind + " needs no beginning, only an answer");
    }
    context.status(204);
  }

  private void answer(Context context, Caller caller) {
    Kind kind = Kind.of(context.pathParam("kind"));
    Seen seen = Json.read(context.bodyAsBytes(), Seen.class);
    Requests.check(seen.requestId());
    if (!kind.isAnswered()) {
      throw Problem.bad("kind: " + kind + " is not answered by a person");
    }
    if (kind == Kind.LAMP) {
      mustHave(seen.subject(), DeviceKind.LAMP);
    }
    String subject = kind == Kind.LAMP ? seen.subject() : "";
    Outcome outcome = seen.good() ? Outcome.GOOD : Outcome.BAD;
    trials.end(kind, subject, caller.actor(), outcome, seen.good() ? "YES" : "NO", Map.of());
    context.status(204);
  }

  private void beginCall(String requestId, String by) {
    List<Trials.Ear> there = ears.get();
    if (there.isEmpty()) {
      throw Problem.of(409, "no-board", "No board and no voice is connected.");
    }
    trials.beginCall(requestId, by, there);
  }

  private void beginBackup(String requestId, String by) {
    if (trials.begin(Kind.BACKUP, "", requestId, by)) {
      slowly.execute(() -> makeBackup(by));
    }
  }

  private void makeBackup(String by) {
    try {
      trials.end(Kind.BACKUP, "", by, Outcome.GOOD, "MADE", backup.get());
    } catch (RuntimeException e) {
      log.error("backup: the one that was asked for could not be made: {}", e.getMessage());
      trials.end(Kind.BACKUP, "", by, Outcome.BAD, "FAILED", Map.of());
    }
  }

  private void askForNetworkTime(String by) {
    Optional<Boolean> set = networkTime.get();
    Outcome outcome = set.map(yes -> yes ? Outcome.GOOD : Outcome.BAD).orElse(Outcome.UNSURE);
    String word = set.map(yes -> yes ? "YES" : "NO").orElse("UNKNOWN");
    trials.end(Kind.NETWORK_TIME, "", by, outcome, word, Map.of());
  }

  private void mustHave(String subject, DeviceKind kind) {
    String station = station(subject);
    boolean known =
        Requests.await(
            desk.look(
                office ->
                    office.devices().stream()
                        .anyMatch(
                            one ->
                                one.station().equals(station)
                                    && DeviceView.kind(one).equals(kind.name())
                                    && subjectOf(one, kind).equals(subject))));
    if (!known) {
      throw Problem.unknown("device");
    }
    if (!screens.wasHereWithin(station, PRESENT)) {
      throw Problem.of(409, "station-away", "The station of that device does not answer.");
    }
  }

  /** What names that device here; a station has one printer. */
  static String subjectOf(DeviceState device, DeviceKind kind) {
    return kind == DeviceKind.PRINTER ? device.station() : device.station() + "/" + device.device();
  }

  private static String station(String subject) {
    return subject.replaceFirst("/.*", "");
  }

  /** A lamp over a loket where somebody works says something to the hall. */
  private void mustBeFree(String lamp) {
    int counter = counterOf(lamp);
    boolean held =
        Requests.await(desk.look(office -> office.counters().stream().anyMatch(isHeld(counter))));
    if (held) {
      throw Problem.of(409, "counter-in-use", "Somebody works at loket " + counter + ".");
    }
  }

  private static Predicate<CounterState> isHeld(int counter) {
    return one -> one.number() == counter && (one.held() || !one.current().isEmpty());
  }

  /** The number at the end of a lamp's name is its loket's; 0 if there is none. */
  public static int counterOf(String lamp) {
    String number = lamp.replaceFirst("^.*?(\\d{0,6})$", "$1");
    return number.isEmpty() ? 0 : Integer.parseInt(number);
  }
}
