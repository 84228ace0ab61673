package id.loket.server.rules;

import id.loket.hall.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
  Instant now;

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

  Decision ask(Command command) {
    LocalDate today = office.dayAt(now);
    if (today.isAfter(office.day()) && !(command instanceof AdoptCatalogue)) {
      ((Decision.Accepted) new BeginDay(today).decide(office, now)).events().forEach(this::happen);
    }
    Decision decision = command.decide(office, now);
    if (decision instanceof Decision.Accepted accepted) {
      accepted.events().forEach(this::happen);
    }
    return decision;
  }

  void happen(HallEvent event) {
    events.add(event);
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
