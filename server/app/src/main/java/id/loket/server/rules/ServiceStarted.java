package id.loket.server.rules;

import java.time.Instant;

/** The visitor came; the service begins. */
public record ServiceStarted(String ticket, int counter) implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    Ticket before = office.ticket(ticket).orElseThrow();
    CounterState state = office.counter(counter).orElseThrow();
    office.put(before.started(at));
    office.put(
        state.withUndo(
            new CounterState.Undoable(CounterState.What.START, at, before, state.streak())));
  }
}
