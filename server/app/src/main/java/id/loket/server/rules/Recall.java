package id.loket.server.rules;

import java.time.Instant;

/** The officer calls the same visitor once more; limited in number and spacing. */
public record Recall(int counter, String officer) implements Command {
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
    if (ticket.calls() >= office.settings().calling().maxCalls()) {
      return Decision.refuse(Reason.RECALL_LIMIT);
    }
    if (now.isBefore(allowedAt(office, ticket))) {
      return Decision.refuse(Reason.RECALL_TOO_SOON);
    }
    return Decision.accept(new TicketRecalled(ticket.id(), counter));
  }

  /** The earliest moment for the next call of a called ticket. */
  public static Instant allowedAt(Office office, Ticket ticket) {
    return ticket.lastCalledAt().plusSeconds(office.settings().calling().recallSpacingSeconds());
  }
}
