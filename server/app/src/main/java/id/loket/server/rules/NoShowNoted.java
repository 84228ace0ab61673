package id.loket.server.rules;

import java.time.Instant;

/** Called often enough, and nobody came. */
public record NoShowNoted(String ticket, int counter, String service) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    Ticket before = office.ticket(ticket).orElseThrow();
    CounterState state = office.counter(counter).orElseThrow();
    office.put(before.ended(TicketState.NO_SHOW, at));
    office.put(
        state.occupied(
            "",
            state.streak(),
            new CounterState.Undoable(CounterState.What.NO_SHOW, at, before, state.streak())));
  }
}
