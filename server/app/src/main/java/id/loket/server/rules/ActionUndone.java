package id.loket.server.rules;

import java.time.Instant;

/** An officer took back the last action, within seconds and before anybody heard it. */
public record ActionUndone(int counter, CounterState.What what, String ticket, String service)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    CounterState state = office.counter(counter).orElseThrow();
    CounterState.Undoable undo = state.undo().orElseThrow();
    switch (what) {
      case PAUSE, OPEN ->
          office.put(state.pausedNow(what == CounterState.What.OPEN, at).withUndo(null));
      case CALL -> {
        Ticket called = office.ticket(ticket).orElseThrow();
        office.remove(Shelf.ANNOUNCEMENTS, called.announcement().orElseThrow());
        office.put(called.restoredTo(undo.before()));
        office.put(state.occupied("", undo.streakBefore(), null));
      }
      default -> {
        Ticket now = office.ticket(ticket).orElseThrow();
        if (what == CounterState.What.FINISH) {
          office.unobserve(now.service(), now.served(now.endedAt()));
        } else if (what.finishes()) {
          office.unobserve(service, undo.before().served(undo.at()));
        }
        office.put(now.restoredTo(undo.before()));
        office.put(state.occupied(ticket, undo.streakBefore(), null));
      }
    }
  }
}
