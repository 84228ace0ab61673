package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;

/** The service is done. */
public record VisitFinished(String ticket, int counter, String service, boolean surveyOffered)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    Ticket before = office.ticket(ticket).orElseThrow();
    CounterState state = office.counter(counter).orElseThrow();
    office.put(before.ended(TicketState.FINISHED, at));
    office.observe(service, before.served(at));
    office.put(
        state.occupied(
            "",
            state.streak(),
            new CounterState.Undoable(CounterState.What.FINISH, at, before, state.streak())));
  }

  /** Never negative: the clock may have been set back in between. */
  static Duration took(Instant from, Instant to) {
    return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
  }
}
