package id.loket.server.rules;

import java.time.Instant;

/** A visitor is back who was put aside or sent on a detour. */
public record BringBack(String ticket, String by) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Ticket resting = office.ticketNamed(ticket).orElse(null);
    if (resting == null) {
      return Decision.refuse(Reason.UNKNOWN_TICKET);
    }
    return resting.state() == TicketState.RESTING
        ? Decision.accept(new TicketBack(resting.id(), resting.service(), by))
        : Decision.refuse(Reason.TICKET_NOT_RESTING);
  }
}
