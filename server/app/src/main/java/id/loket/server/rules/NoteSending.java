package id.loket.server.rules;

import java.time.Instant;

/** The station is about to put ink on paper. Once; a second asker is told no. */
public record NoteSending(String job, String station) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Ticket ticket = office.ticketByJob(job).orElse(null);
    boolean mine = ticket != null && ticket.printing().job().equals(job);
    boolean pending = mine && ticket.printing().state() == Printing.State.PENDING;
    return pending && ticket.printing().station().equals(station)
        ? Decision.accept(new SlipNoted(ticket.id(), job, Printing.State.SENDING, "NONE", ""))
        : Decision.refuse(Reason.JOB_CLOSED);
  }
}
