package id.loket.server.rules;

import java.time.Instant;

/** A visitor who was put aside or sent on a detour waits again, before all others. */
public record TicketBack(String ticket, String service, String by) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.ticket(ticket).orElseThrow().back(at));
  }
}
