package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * The officer calls a particular waiting visitor, out of order, and says why.
 *
 * @param reason sealed, since it may name a person
 */
public record CallChosen(int counter, String officer, String ticket, String reason)
    implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Reason no = CounterQuestions.mayCall(office, counter, officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    if (reason.isBlank()) {
      return Decision.refuse(Reason.REASON_NEEDED);
    }
    Ticket chosen = office.ticketNamed(ticket).orElse(null);
    if (chosen == null) {
      return Decision.refuse(Reason.UNKNOWN_TICKET);
    }
    if (chosen.state() != TicketState.WAITING) {
      return Decision.refuse(Reason.TICKET_NOT_WAITING);
    }
    Catalogue.Counter here = office.catalogue().counter(counter).orElseThrow();
    boolean served =
        here.services().contains(chosen.service()) || here.assist(chosen.service()).isPresent();
    if (!served) {
      return Decision.refuse(Reason.NOT_SERVED_HERE);
    }
    int streak = office.counter(counter).orElseThrow().streak();
    return Decision.accept(
        new TicketCalled(
            chosen.id(), counter, officer, Why.CHOSEN, "", streak, Optional.of(reason)));
  }
}
