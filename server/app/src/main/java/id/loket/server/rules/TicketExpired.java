package id.loket.server.rules;

import java.time.Instant;

/** Left over when the next service day began. */
public record TicketExpired(String ticket, String reason) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.ticket(ticket).orElseThrow().ended(TicketState.EXPIRED, at));
  }
}
