package id.loket.server.rules;

import java.time.Instant;

/** The same visitor is called once more; the place and the times of reports stay. */
public record TicketRecalled(String ticket, int counter) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    Ticket recalled = office.ticket(ticket).orElseThrow().recalled(at);
    office.put(recalled);
    office.put(office.counter(counter).orElseThrow().withUndo(null));
    office.forgetOldAnnouncements(at);
    office.put(Announcement.of(recalled, true, at));
  }
}
