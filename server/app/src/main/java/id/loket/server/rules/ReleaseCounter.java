package id.loket.server.rules;

import java.time.Instant;

/** The officer leaves; refused while a visitor is called or served. */
public record ReleaseCounter(int counter, String officer) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    Reason no = CounterQuestions.holds(state, officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    return state.current().isEmpty()
        ? Decision.accept(new CounterReleased(counter, officer))
        : Decision.refuse(Reason.STILL_SERVING);
  }
}
