package id.loket.server.rules;

import java.time.Instant;

/** What became of a slip. Said twice, or of a job that is closed, it changes nothing. */
public record NoteOutcome(
    String job, String station, Printing.State state, String reason, String detail)
    implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Ticket ticket = office.ticketByJob(job).orElse(null);
    boolean mine =
        ticket != null
            && ticket.printing().job().equals(job)
            && ticket.printing().station().equals(station);
    return mine && ticket.printing().open()
        ? Decision.accept(new SlipNoted(ticket.id(), job, state, reason, detail))
        : Decision.accept();
  }
}
