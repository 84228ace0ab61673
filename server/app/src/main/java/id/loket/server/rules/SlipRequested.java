package id.loket.server.rules;

import java.time.Instant;

/** A reprint was asked for: the same number, marked SALINAN. */
public record SlipRequested(String ticket, String job, String station, String by)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    Ticket old = office.ticket(ticket).orElseThrow();
    office.put(
        old.printed(
            new Printing(
                Printing.State.PENDING, "NONE", job, station, old.printing().copies() + 1, at)));
  }
}
