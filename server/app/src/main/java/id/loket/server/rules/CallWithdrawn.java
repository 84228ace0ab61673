package id.loket.server.rules;

import java.time.Instant;

/** A visitor who was called to a counter that was freed is back in the queue, at the old place. */
public record CallWithdrawn(String ticket, int counter) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    Ticket called = office.ticket(ticket).orElseThrow();
    called.announcement().ifPresent(one -> office.remove(Shelf.ANNOUNCEMENTS, one));
    office.put(called.restored());
    office.counter(counter).ifPresent(one -> office.put(one.occupied("", one.streak(), null)));
  }
}
