package id.loket.server.rules;

import java.time.Instant;

/**
 * Somebody presses the button at a loket: whoever is next is called, or the same visitor again. It
 * is done in the name of the officer who holds the loket; where nobody does, it calls nobody.
 *
 * @param again whether the button was held, which means the same visitor
 */
public record PressButton(int counter, boolean again) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    if (state == null) {
      return Decision.refuse(Reason.UNKNOWN_COUNTER);
    }
    if (!state.held()) {
      return Decision.refuse(Reason.COUNTER_EMPTY);
    }
    Command order =
        again ? new Recall(counter, state.officer()) : new CallNext(counter, state.officer());
    return order.decide(office, now);
  }
}
