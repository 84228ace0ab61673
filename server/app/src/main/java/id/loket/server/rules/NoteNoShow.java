package id.loket.server.rules;

import java.time.Instant;

/** Nobody came; only after enough calls with enough time between. */
public record NoteNoShow(int counter, String officer) implements Command {
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
    boolean enough = ticket.calls() >= office.settings().calling().noShowAfterCalls();
    if (!enough || now.isBefore(allowedAt(office, ticket))) {
      return Decision.refuse(Reason.NO_SHOW_TOO_SOON);
    }
    return Decision.accept(new NoShowNoted(ticket.id(), counter, ticket.service()));
  }

  /** The earliest moment after the last call, provided that there were enough calls. */
  public static Instant allowedAt(Office office, Ticket ticket) {
    return ticket.lastCalledAt().plusSeconds(office.settings().calling().noShowSpacingSeconds());
  }
}
