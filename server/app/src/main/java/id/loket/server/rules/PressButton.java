package id.loket.server.rules;

import id.loket.server.rules.Announcement.Stage;
import java.time.Instant;

/**
 * Somebody presses a button or a key of the pad at a loket. It is done in the name of the officer
 * who holds the loket; where nobody does, nothing is.
 *
 * @param reach how far the boards can bring a call of this counter, as {@link NoteNoShow} asks
 */
public record PressButton(int counter, Key key, Stage reach) implements Command {
  /** What is wished. */
  public enum Key {
    CALL,
    RECALL,
    START,
    FINISH,
    NO_SHOW
  }

  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    if (state == null) {
      return Decision.refuse(Reason.UNKNOWN_COUNTER);
    }
    if (!state.held()) {
      return Decision.refuse(Reason.COUNTER_EMPTY);
    }
    return order(state.officer()).decide(office, now);
  }

  private Command order(String officer) {
    return switch (key) {
      case CALL -> new CallNext(counter, officer);
      case RECALL -> new Recall(counter, officer);
      case START -> new StartService(counter, officer);
      case FINISH -> new FinishVisit(counter, officer);
      case NO_SHOW -> new NoteNoShow(counter, officer, reach);
    };
  }
}
