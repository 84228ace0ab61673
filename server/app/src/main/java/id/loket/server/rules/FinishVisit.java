package id.loket.server.rules;

import java.time.Instant;

/** The service is done; the survey is offered. */
public record FinishVisit(int counter, String officer) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    Reason no = CounterQuestions.holds(state, officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    Ticket ticket = office.ticket(state.current()).orElse(null);
    if (ticket == null || ticket.state() != TicketState.SERVING) {
      return Decision.refuse(ticket == null ? Reason.NOTHING_CALLED : Reason.NOT_STARTED);
    }
    return Decision.accept(new VisitFinished(ticket.id(), counter, ticket.service(), true));
  }
}
