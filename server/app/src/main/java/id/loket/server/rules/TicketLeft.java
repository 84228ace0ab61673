package id.loket.server.rules;

import java.time.Instant;

/** A waiting visitor went home. */
public record TicketLeft(String ticket, String by) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.ticket(ticket).orElseThrow().ended(TicketState.LEFT, at));
  }
}
