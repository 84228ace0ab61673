package id.loket.server.rules;

import id.loket.hall.Priority;
import id.loket.server.catalogue.AlwaysOpen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A hall without disk, web or clock: commands go in, events are applied at once, time moves by
 * hand. The day turns as at the desk.
 */
public final class Hall {
  /** Nine in the morning in Jakarta. */
  public static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

  private static final AtomicLong WORDS = new AtomicLong(System.nanoTime());

  final Office office = new Office();
  final List<Event> events = new ArrayList<>();
  final List<Instant> times = new ArrayList<>();
  Instant now;

  /** What came before the next command. */
  private TurnDay.Passed passed = TurnDay.Passed.TIME;

  /** How far the clock was set since a day began. */
  private Duration setBy = Duration.ZERO;

  private long placesBefore;

  Hall(Catalogue catalogue, Instant now) {
    this.now = now;
    happen(new CatalogueAdopted(catalogue));
  }

  /** Somebody wants a number; the random words are different each time. */
  public static IssueTicket wanted(String service) {
    return wanted(service, Priority.REGULAR);
  }

  public static IssueTicket wanted(String service, Priority priority) {
    long word = WORDS.incrementAndGet();
    List<String> codes = List.of("C" + Long.toString(word, 36));
    IssueTicket.Tokens tokens = new IssueTicket.Tokens("token-" + word, codes, "job-" + word);
    return new IssueTicket(service, priority, "id", "kiosk", "", tokens, 0);
  }

  /** An office that has said how its queue goes. */
  static Catalogue queueing(Catalogue.Queueing queue) {
    Catalogue usual = AlwaysOpen.catalogue();
    Catalogue.Settings set = usual.settings();
    return new Catalogue(
        usual.office(),
        usual.services(),
        usual.counters(),
        new Catalogue.Settings(
            set.calling(),
            set.survey(),
            set.paper(),
            set.announcing(),
            set.board(),
            set.kiosk(),
            Optional.of(queue)));
  }

  /** Each of its lokets serves all services with numbers. */
  static Catalogue everyLoketForAll() {
    Catalogue usual = AlwaysOpen.catalogue();
    List<String> all =
        usual.services().stream()
            .filter(Catalogue.Service::hasTicket)
            .map(Catalogue.Service::code)
            .toList();
    return new Catalogue(
        usual.office(),
        usual.services(),
        usual.counters().stream()
            .map(one -> new Catalogue.Counter(one.number(), one.name(), all))
            .toList(),
        usual.settings());
  }

  Decision ask(Command command) {
    if (!(command instanceof AdoptCatalogue)) {
      Command turn = new TurnDay(passed(), placesBefore);
      List<HallEvent> turned = ((Decision.Accepted) turn.decide(office, now)).events();
      turned.forEach(this::happen);
      passed = TurnDay.Passed.TIME;
      setBy = turned.stream().anyMatch(DayBegan.class::isInstance) ? Duration.ZERO : setBy;
    }
    Decision decision = command.decide(office, now);
    if (decision instanceof Decision.Accepted accepted) {
      accepted.events().forEach(this::happen);
    }
    return decision;
  }

  private TurnDay.Passed passed() {
    boolean bySetting = !office.dayAt(now.minus(setBy)).equals(office.dayAt(now));
    return bySetting ? TurnDay.Passed.NOTHING : passed;
  }

  void happen(HallEvent event) {
    events.add(event);
    times.add(now);
    office.replay(event, now);
  }

  /** The events of a command that has to be accepted. */
  List<HallEvent> does(Command command) {
    Decision decision = ask(command);
    if (decision instanceof Decision.Accepted accepted) {
      return accepted.events();
    }
    throw new AssertionError(command + " was refused: " + ((Decision.Refused) decision).reason());
  }

  /** The reason of a command that has to be refused. */
  Reason refuses(Command command) {
    Decision decision = ask(command);
    if (decision instanceof Decision.Refused refused) {
      return refused.reason();
    }
    throw new AssertionError(command + " was accepted");
  }

  Hall later(long seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
    return this;
  }

  /** Somebody sets the clock while people are here. */
  Hall clockSet(Duration by) {
    Instant before = now;
    now = now.plus(by);
    setBy = setBy.plus(by);
    happen(new ClockJumped(before, now, true));
    return this;
  }

  /** The server stops and starts again when the clock shows so much more. */
  Hall startsLater(Duration by) {
    now = now.plus(by);
    passed = TurnDay.Passed.UNKNOWN;
    setBy = Duration.ZERO;
    placesBefore = office.lastPlace();
    if (now.isBefore(office.lastAt())) {
      happen(new ClockJumped(office.lastAt(), now, true));
    }
    return this;
  }

  Ticket issue(String service) {
    return issue(service, Priority.REGULAR);
  }

  Ticket issue(String service, Priority priority) {
    return ticket(((TicketIssued) does(wanted(service, priority)).get(0)).ticket());
  }

  Hall officer(int counter, String officer) {
    does(new TakeCounter(counter, officer));
    return this;
  }

  /** The next visitor at the counter of officer "sari", with the reason. */
  Ticket callNext(int counter) {
    return ticket(((TicketCalled) does(new CallNext(counter, "sari")).get(0)).ticket());
  }

  Ticket ticket(String id) {
    return office.ticket(id).orElseThrow();
  }

  CounterState counter(int number) {
    return office.counter(number).orElseThrow();
  }

  /** Called, came at once, served in no time. */
  Ticket serveNext(int counter) {
    Ticket called = callNext(counter);
    does(new StartService(counter, "sari"));
    does(new FinishVisit(counter, "sari"));
    return ticket(called.id());
  }
}
