package id.loket.server.rules;

import java.time.Instant;

/** Prints the slip again: the same number, marked SALINAN. */
public record Reprint(String ticket, String station, String job, String by) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Ticket old = office.ticketNamed(ticket).orElse(null);
    if (old == null) {
      return Decision.refuse(Reason.UNKNOWN_TICKET);
    }
    if (old.state() == TicketState.EXPIRED) {
      return Decision.refuse(Reason.TICKET_CLOSED);
    }
    String where = station.isEmpty() ? old.printing().station() : station;
    if (where.isEmpty()) {
      return Decision.refuse(Reason.NO_PRINTER);
    }
    return old.printing().open()
        ? Decision.accept()
        : Decision.accept(new SlipRequested(old.id(), job, where, by));
  }
}
