package id.loket.server.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The officer calls whoever is next for this counter. */
public record CallNext(int counter, String officer) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    Reason no = CounterQuestions.mayCall(office, counter, officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    CounterState state = office.counter(counter).orElseThrow();
    List<Order.Next> next = Order.next(office, state, now, 1);
    if (next.isEmpty()) {
      return Decision.refuse(Reason.NOBODY_WAITING);
    }
    Order.Next first = next.get(0);
    return Decision.accept(
        new TicketCalled(
            first.ticket().id(),
            counter,
            officer,
            first.why(),
            "",
            first.streakAfter(),
            Optional.empty()));
  }
}
