package id.loket.server.call;

import id.loket.server.rules.CounterState;
import id.loket.server.rules.Office;
import id.loket.server.rules.Ticket;
import id.loket.server.rules.TicketState;
import id.loket.wire.Showing;
import id.loket.wire.StationPicture.Call;
import id.loket.wire.StationPicture.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a counter looks to a visitor in the hall. */
public final class CounterLook {
  private CounterLook() {}

  /**
   * @param tried whether somebody tries out what hangs over it; seen only where nobody works
   */
  public static Counter of(Office office, Instant now, CounterState counter, boolean tried) {
    Call call = office.ticket(counter.current()).map(ticket -> call(ticket, now)).orElse(null);
    boolean onlyTried = tried && call == null && !counter.held();
    return new Counter(
        counter.number(),
        onlyTried ? Showing.CALLING : showing(office, counter),
        onlyTried ? new Call("", "", 0) : call);
  }

  /** A visitor who is called or served there stays so, though the officer has paused or left. */
  private static Showing showing(Office office, CounterState counter) {
    Optional<TicketState> visitor = office.ticket(counter.current()).map(Ticket::state);
    if (visitor.isPresent()) {
      return visitor.get() == TicketState.CALLED ? Showing.CALLING : Showing.SERVING;
    }
    if (!counter.held()) {
      return Showing.OFF;
    }
    return counter.paused() ? Showing.PAUSED : Showing.OPEN;
  }

  /** In steps of five seconds, so that waiting alone seldom changes the picture. */
  private static Call call(Ticket ticket, Instant now) {
    long age = Duration.between(ticket.lastCalledAt(), now).toSeconds() / 5 * 5;
    return new Call(
        ticket.number().toString(),
        ticket.announcement().orElse(""),
        (int) Math.max(0, Math.min(age, Call.OLD)));
  }
}
