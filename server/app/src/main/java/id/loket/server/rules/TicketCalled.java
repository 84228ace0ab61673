package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * A visitor is called to a counter.
 *
 * @param reason in plain words in the events of before they were sealed; empty since
 * @param sealedReason of a call out of order; can be read until its time is over
 */
public record TicketCalled(
    String ticket,
    int counter,
    String officer,
    Why why,
    String reason,
    int streak,
    Optional<String> sealedReason)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    Ticket before = office.ticket(ticket).orElseThrow();
    Ticket called = before.calledTo(counter, why, at);
    CounterState state = office.counter(counter).orElseThrow();
    office.put(called);
    office.put(
        state.occupied(
            ticket,
            streak,
            new CounterState.Undoable(CounterState.What.CALL, at, before, state.streak())));
    office.forgetOldAnnouncements(at);
    office.put(Announcement.of(called, false, at));
  }
}
