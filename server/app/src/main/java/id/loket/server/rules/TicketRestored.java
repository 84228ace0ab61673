package id.loket.server.rules;

import java.time.Instant;

/** A visitor who had missed the call is back in the queue, at the old place. */
public record TicketRestored(String ticket, String service, String by) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.ticket(ticket).orElseThrow().restored());
  }
}
