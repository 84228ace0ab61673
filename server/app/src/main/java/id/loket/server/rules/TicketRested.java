package id.loket.server.rules;

import java.time.Instant;

/** A visitor was put aside or sent on a detour; the ticket does not wait meanwhile. */
public record TicketRested(
    String ticket, int counter, String officer, String service, Turn.Kind kind, Instant until)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    Ticket before = office.ticket(ticket).orElseThrow();
    CounterState state = office.counter(counter).orElseThrow();
    office.put(before.resting(new Turn.Rest(kind, at, until, counter, officer), at));
    office.put(
        state.occupied(
            "",
            state.streak(),
            new CounterState.Undoable(CounterState.What.REST, at, before, state.streak())));
  }
}
