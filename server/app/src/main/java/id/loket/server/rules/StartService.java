package id.loket.server.rules;

import java.time.Instant;

/** The visitor came. */
public record StartService(int counter, String officer) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    Reason no = CounterQuestions.holds(state, officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    Ticket ticket = office.ticket(state.current()).orElse(null);
    if (ticket == null || ticket.state() != TicketState.CALLED) {
      return Decision.refuse(ticket == null ? Reason.NOTHING_CALLED : Reason.ALREADY_STARTED);
    }
    return Decision.accept(new ServiceStarted(ticket.id(), counter));
  }
}
