package id.loket.server.rules;

import java.time.Instant;

/** A visit in service that nobody has finished; how long it took nobody knows. */
public record VisitClosed(String ticket, int counter, String service) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    office.put(office.ticket(ticket).orElseThrow().ended(TicketState.FINISHED, at));
    office.counter(counter).ifPresent(one -> office.put(one.occupied("", one.streak(), null)));
  }
}
