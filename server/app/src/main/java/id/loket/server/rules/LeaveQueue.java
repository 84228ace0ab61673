package id.loket.server.rules;

import java.time.Instant;

/** A waiting visitor goes home. */
public record LeaveQueue(String ticket, String by) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Ticket leaving = office.ticketNamed(ticket).orElse(null);
    if (leaving == null) {
      return Decision.refuse(Reason.UNKNOWN_TICKET);
    }
    return leaving.state() == TicketState.WAITING
        ? Decision.accept(new TicketLeft(leaving.id(), by))
        : Decision.refuse(Reason.TICKET_NOT_WAITING);
  }
}
