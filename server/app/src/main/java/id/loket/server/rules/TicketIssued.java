package id.loket.server.rules;

import id.loket.hall.Priority;
import java.time.Instant;

/** A visitor has a number. Carries everything that the slip says. */
public record TicketIssued(
    String ticket,
    String prefix,
    int serial,
    String service,
    Priority priority,
    String language,
    long place,
    int ahead,
    WaitingRange range,
    String token,
    String shortCode,
    String device,
    String station,
    String job)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(ticket(at));
  }

  /** The ticket as it was issued. */
  public Ticket ticket(Instant at) {
    Printing printing =
        station.isEmpty()
            ? Printing.none(at)
            : new Printing(Printing.State.PENDING, "NONE", job, station, 0, at);
    return Ticket.issued(
        new Ticket.Issue(
            ticket, prefix, serial, service, priority, language, place, at, ahead, range, token,
            shortCode, device),
        printing);
  }
}
