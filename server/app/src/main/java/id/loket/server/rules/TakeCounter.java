package id.loket.server.rules;

import java.time.Instant;

/** An officer sits down at a counter; one officer each, one counter each. */
public record TakeCounter(int counter, String officer) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    if (state == null) {
      return Decision.refuse(Reason.UNKNOWN_COUNTER);
    }
    if (state.officer().equals(officer)) {
      return Decision.accept();
    }
    if (state.held()) {
      return Decision.refuse(Reason.COUNTER_TAKEN);
    }
    CounterState other = office.counterOf(officer).orElse(null);
    if (other == null) {
      return Decision.accept(new CounterTaken(counter, officer));
    }
    return other.current().isEmpty()
        ? Decision.accept(
            new CounterReleased(other.number(), officer), new CounterTaken(counter, officer))
        : Decision.refuse(Reason.STILL_SERVING);
  }
}
