package id.loket.server.rules;

import java.time.Instant;

/** Visitors again. */
public record OpenCounter(int counter, String officer) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    Reason no = CounterQuestions.holds(state, officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    return state.paused() ? Decision.accept(new CounterOpened(counter)) : Decision.accept();
  }
}
