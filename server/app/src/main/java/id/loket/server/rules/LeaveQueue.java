package id.loket.server.rules;

import java.time.Instant;

/** A visitor who waits, or was put aside or sent on a detour, goes home. */
public record LeaveQueue(String ticket, String by) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Ticket leaving = office.ticketNamed(ticket).orElse(null);
    if (leaving == null) {
      return Decision.refuse(Reason.UNKNOWN_TICKET);
    }
    return leaving.state() == TicketState.WAITING || leaving.state() == TicketState.RESTING
        ? Decision.accept(new TicketLeft(leaving.id(), by))
        : Decision.refuse(Reason.TICKET_NOT_WAITING);
  }
}
