package id.loket.server.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The calendar moved on: expire what is left and start numbers anew. Decided before the first
 * command of a day.
 */
public record BeginDay(LocalDate day) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    List<HallEvent> events = new ArrayList<>();
    office.tickets().stream()
        .filter(t -> t.state() == TicketState.WAITING || t.state().atCounter())
        .sorted(Comparator.comparingLong(Ticket::place))
        .forEach(t -> events.add(new TicketExpired(t.id(), "DAY_ENDED")));
    events.add(new DayBegan(day));
    return new Decision.Accepted(events);
  }
}
