package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * A visitor was sent on from a loket, and waits elsewhere with the same number.
 *
 * @param service which was left
 * @param onward for which it waits now
 * @param loket the one that shall call it, if one was named
 * @param finished whether what was left was done; that it was stands in an event of its own
 * @param turn where it stands now
 * @param sealedReason can be read until its time is over
 */
public record TicketSentOn(
    String ticket,
    int counter,
    String service,
    String onward,
    Optional<Integer> loket,
    boolean finished,
    Turn turn,
    Optional<String> sealedReason)
    implements HallEvent {
  @Override
  public void apply(Office office, Instant at) {
    CounterState state = office.counter(counter).orElseThrow();
    Ticket now = office.ticket(ticket).orElseThrow();
    // What a finish has noted just before is how it was before both.
    Ticket before = finished ? state.undo().orElseThrow().before() : now;
    CounterState.What what = finished ? CounterState.What.ONWARD : CounterState.What.TRANSFER;
    office.put(now.sentOn(turn));
    office.put(
        state.occupied(
            "", state.streak(), new CounterState.Undoable(what, at, before, state.streak())));
  }
}
