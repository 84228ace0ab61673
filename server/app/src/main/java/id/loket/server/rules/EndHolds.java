package id.loket.server.rules;

import java.time.Instant;
import java.util.List;

/** Those who were put aside and whose time is over come back by themselves. */
public record EndHolds() implements Command {
  /** Whether there are any. */
  public static boolean isDue(Office office, Instant now) {
    return office.resting().stream().anyMatch(one -> isOver(one, now));
  }

  @Override
  public Decision decide(Office office, Instant now) {
    List<HallEvent> events =
        office.resting().stream()
            .filter(one -> isOver(one, now))
            .<HallEvent>map(one -> new TicketBack(one.id(), one.service(), "office"))
            .toList();
    return new Decision.Accepted(events);
  }

  private static boolean isOver(Ticket ticket, Instant now) {
    return ticket.rest().filter(one -> !one.kind().isDetour() && one.isOver(now)).isPresent();
  }
}
