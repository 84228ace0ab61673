package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The officer puts the visitor who stands here aside, or sends them on a detour: the ticket rests,
 * and the loket calls the next. It comes back before all others, by itself or when somebody says
 * that the visitor is back.
 *
 * @param minutes how long; empty for what the office has set
 */
public record RestTicket(int counter, String officer, Turn.Kind kind, Optional<Integer> minutes)
    implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    Reason no = CounterQuestions.holds(state, officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    Ticket ticket = office.ticket(state.current()).orElse(null);
    if (ticket == null) {
      return Decision.refuse(Reason.NOTHING_CALLED);
    }
    Catalogue.Queueing set = office.settings().queueing();
    int usual = kind.isDetour() ? set.detourMinutes() : set.holdMinutes();
    Instant until = now.plus(Duration.ofMinutes(minutes.orElse(usual)));
    return Decision.accept(
        new TicketRested(ticket.id(), counter, officer, ticket.service(), kind, until));
  }
}
