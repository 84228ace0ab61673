package id.loket.server.rules;

import java.time.Instant;

/** A visitor who missed the call is here after all. */
public record RestoreTicket(String ticket, String by) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Ticket missed = office.ticketNamed(ticket).orElse(null);
    if (missed == null) {
      return Decision.refuse(Reason.UNKNOWN_TICKET);
    }
    return missed.state() == TicketState.NO_SHOW
        ? Decision.accept(new TicketRestored(missed.id(), missed.service(), by))
        : Decision.refuse(Reason.TICKET_CLOSED);
  }
}
