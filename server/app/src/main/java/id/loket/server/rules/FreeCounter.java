package id.loket.server.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A supervisor makes a counter free whose officer has gone: who was called there waits again at the
 * old place, a visit in service is closed.
 */
public record FreeCounter(int counter, String by) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    if (state == null) {
      return Decision.refuse(Reason.UNKNOWN_COUNTER);
    }
    if (!state.held()) {
      return Decision.accept();
    }
    List<HallEvent> events = new ArrayList<>();
    office.ticket(state.current()).ifPresent(one -> events.add(ended(one, counter)));
    events.add(new CounterFreed(counter, state.officer(), by));
    return new Decision.Accepted(events);
  }

  private static HallEvent ended(Ticket ticket, int counter) {
    return ticket.state() == TicketState.SERVING
        ? new VisitClosed(ticket.id(), counter, ticket.service())
        : new CallWithdrawn(ticket.id(), counter);
  }
}
