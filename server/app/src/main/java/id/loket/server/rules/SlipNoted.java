package id.loket.server.rules;

import java.time.Instant;

/** What the station or the clock says of a print job. */
public record SlipNoted(
    String ticket, String job, Printing.State state, String reason, String detail)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    Ticket old = office.ticket(ticket).orElseThrow();
    office.put(old.printed(old.printing().noted(state, reason)));
  }
}
