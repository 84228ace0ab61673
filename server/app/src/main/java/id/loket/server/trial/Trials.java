package id.loket.server.trial;

import id.loket.device.PrintOutcome;
import id.loket.device.Slip;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.desk.Ticks;
import id.loket.server.journal.Database;
import id.loket.server.trial.Trial.Kind;
import id.loket.server.trial.Trial.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is being tried now, and what came of what was tried before. A trial under way is in memory
 * only: a restart ends it, and a station that still prints its slip is not heard about it. Nothing
 * here touches a ticket, a loket or a figure of the office. Safe for many threads.
 */
public final class Trials {
  /** A slip that came out later would be found by a visitor. */
  static final Duration SLIP_LIMIT = Duration.ofMinutes(1);

  /** Long enough to walk into the hall and look. */
  static final Duration LAMP_LIMIT = Duration.ofMinutes(1);

  /** A call that is spoken just now comes first, on every board. */
  static final Duration CALL_LIMIT = Duration.ofSeconds(40);

  private static final int REMEMBERED = 200;

  private final Clock clock;
  private final Ticks ticks;
  private final Database database;
  private final TrialStore store;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final Map<String, Boolean> begun = new LinkedHashMap<>();

  /** A board or a voice that a test call is for. */
  public record Ear(String id, String name, boolean sounds) {}

  /** How far a board has come with the test call. */
  public enum Stage {
    RECEIVED,
    SHOWN,
    SPOKEN
  }

  /**
   * A slip that is no ticket's, as its station is asked to print it.
   *
   * @param paper what it says; empty for a test slip
   */
  public record TestSlip(
      String job,
      String by,
      Instant at,
      int validForSeconds,
      boolean sending,
      Optional<Slip> paper) {}

  private static final class Running {
    final Kind kind;
    final String subject;
    final String id;
    final String by;
    final Instant at;
    final long since;
    final List<Ear> ears = new ArrayList<>();
    final Map<String, Set<Stage>> heard = new LinkedHashMap<>();
    boolean sending;
    Optional<Slip> paper = Optional.empty();

    Running(Kind kind, String subject, String id, String by, Instant at, long since) {
      this.kind = kind;
      this.subject = subject;
      this.id = id;
      this.by = by;
      this.at = at;
      this.since = since;
    }

    boolean isDone(Ear ear) {
      Set<Stage> stages = heard.getOrDefault(ear.id(), Set.of());
      return ear.sounds() ? stages.contains(Stage.SPOKEN) : !stages.isEmpty();
    }
  }

  public Trials(OfficeDesk desk, Database database, Clock clock, Ticks ticks) {
    this.clock = clock;
    this.ticks = ticks;
    this.database = database;
    this.store = new TrialStore(desk, database);
  }

  // ---- beginning and ending ---------------------------------------------------------------------

  /**
   * @return whether it begins now; not if it runs already, or the same request has begun it before
   */
  synchronized boolean begin(Kind kind, String subject, String requestId, String by) {
    if (running.containsKey(key(kind, subject)) || begun.putIfAbsent(requestId, true) != null) {
      return false;
    }
    while (begun.size() > REMEMBERED) {
      begun.remove(begun.keySet().iterator().next());
    }
    running.put(
        key(kind, subject),
        new Running(kind, subject, "uji-" + requestId, by, clock.instant(), ticks.nanos()));
    return true;
  }

  /** A paper with these words, instead of the test slip's. */
  synchronized void beginPaper(Kind kind, String station, String requestId, String by, Slip paper) {
    if (begin(kind, station, requestId, by)) {
      running.get(key(kind, station)).paper = Optional.of(paper);
    }
  }

  /** Where the journal stands now. */
  ChainHead head() {
    return ChainHead.of(database);
  }

  /** A test call is for these; who comes later is not waited for. */
  synchronized boolean beginCall(String requestId, String by, Collection<Ear> ears) {
    boolean begins = begin(Kind.CALL, "", requestId, by);
    if (begins) {
      running.get(key(Kind.CALL, "")).ears.addAll(ears);
    }
    return begins;
  }

  /** What came of it; also of one that needed no beginning. */
  synchronized void end(
      Kind kind,
      String subject,
      String by,
      Outcome outcome,
      String word,
      Map<String, String> figures) {
    running.remove(key(kind, subject));
    store.note(new Trial(kind, subject, clock.instant(), by, outcome, word, figures));
  }

  synchronized boolean isRunning(Kind kind, String subject) {
    return running.containsKey(key(kind, subject));
  }

  Optional<Trial> newest(Kind kind, String subject) {
    return store.newest(kind, subject);
  }

  /** Run every second: ends what nobody has answered. */
  synchronized void look() {
    for (Running one : List.copyOf(running.values())) {
      switch (one.kind) {
        case SLIP, DAY_SLIP -> {
          if (isOver(one, SLIP_LIMIT)) {
            Outcome outcome = one.sending ? Outcome.UNSURE : Outcome.BAD;
            end(one.kind, one.subject, one.by, outcome, "NO_ANSWER", Map.of());
          }
        }
        case CALL -> lookAtCall(one);
        case LAMP -> {
          if (isOver(one, LAMP_LIMIT)) {
            running.remove(key(one.kind, one.subject));
          }
        }
        default -> {}
      }
    }
  }

  private boolean isOver(Running one, Duration limit) {
    return ticks.since(one.since).compareTo(limit) >= 0;
  }

  // ---- slips ------------------------------------------------------------------------------------

  /** The slips of this kind that the station is still to print. */
  public synchronized List<TestSlip> slips(String station) {
    return running.values().stream()
        .filter(one -> one.kind.isPaper() && one.subject.equals(station))
        .map(
            one ->
                new TestSlip(
                    one.id,
                    one.by,
                    one.at,
                    (int) SLIP_LIMIT.minus(ticks.since(one.since)).toSeconds(),
                    one.sending,
                    one.paper))
        .toList();
  }

  /**
   * The station is about to send a slip to its printer.
   *
   * @return whether that was such a slip of this station
   */
  public synchronized boolean sending(String job, String station) {
    Optional<Running> slip = slip(job, station);
    slip.ifPresent(one -> one.sending = true);
    return slip.isPresent();
  }

  /** As {@link #sending}, when the station knows what became of it. */
  public synchronized boolean outcome(String job, String station, PrintOutcome outcome) {
    Optional<Running> slip = slip(job, station);
    slip.ifPresent(
        one -> {
          Outcome came =
              switch (outcome.result()) {
                case PRINTED -> Outcome.GOOD;
                case NOT_PRINTED -> Outcome.BAD;
                case UNKNOWN -> Outcome.UNSURE;
              };
          String word = came == Outcome.GOOD ? "PRINTED" : outcome.reason().name();
          end(one.kind, station, one.by, came, word, Map.of());
        });
    return slip.isPresent();
  }

  private Optional<Running> slip(String job, String station) {
    return running.values().stream()
        .filter(one -> one.kind.isPaper() && one.subject.equals(station) && one.id.equals(job))
        .findFirst();
  }

  // ---- lamps ------------------------------------------------------------------------------------

  /** The devices of that station whose lamps are to blink now. */
  public synchronized Set<String> lamps(String station) {
    return running.values().stream()
        .filter(one -> one.kind == Kind.LAMP && one.subject.startsWith(station + "/"))
        .map(one -> one.subject.substring(station.length() + 1))
        .collect(Collectors.toSet());
  }

  // ---- the call ---------------------------------------------------------------------------------

  /** The test call that the hall is to see and hear now. */
  public synchronized Optional<String> call() {
    return Optional.ofNullable(running.get(key(Kind.CALL, ""))).map(one -> one.id);
  }

  /**
   * A board has received, shown or spoken a call.
   *
   * @return whether that was a test call; one that is over counts as well
   */
  public synchronized boolean heard(String call, String board, Stage stage) {
    Running one = running.get(key(Kind.CALL, ""));
    if (one != null && one.id.equals(call)) {
      one.heard.computeIfAbsent(board, id -> EnumSet.noneOf(Stage.class)).add(stage);
      lookAtCall(one);
      return true;
    }
    return call.startsWith("uji-");
  }

  private void lookAtCall(Running one) {
    boolean all = one.ears.stream().allMatch(one::isDone);
    if (!all && !isOver(one, CALL_LIMIT)) {
      return;
    }
    String silent =
        one.ears.stream()
            .filter(ear -> !one.isDone(ear))
            .map(Ear::name)
            .collect(Collectors.joining(", "));
    boolean sounded = one.ears.stream().anyMatch(Ear::sounds);
    String word = !all ? "SILENT" : sounded ? "HEARD" : "SHOWN";
    end(
        one.kind,
        one.subject,
        one.by,
        all ? Outcome.GOOD : Outcome.BAD,
        word,
        Map.of("n", Integer.toString(one.ears.size()), "names", silent));
  }

  private static String key(Kind kind, String subject) {
    return kind + " " + subject;
  }
}
