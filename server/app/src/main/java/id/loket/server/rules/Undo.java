package id.loket.server.rules;

import java.time.Instant;
import java.util.Optional;

/** Takes back the last action at a counter, if it is young and nobody has heard it. */
public record Undo(int counter, String officer) implements Command {
  @Override
  public Decision decide(Office office, Instant now) {
    CounterState state = office.counter(counter).orElse(null);
    Reason no = CounterQuestions.holds(state, officer);
    if (no != null) {
      return Decision.refuse(no);
    }
    CounterState.Undoable undo = state.undo().orElse(null);
    if (undo == null) {
      return Decision.refuse(Reason.NOTHING_TO_UNDO);
    }
    Reason late = refusal(office, state, undo, now).orElse(null);
    if (late != null) {
      return Decision.refuse(late);
    }
    Ticket before = undo.before();
    return Decision.accept(
        before == null
            ? new ActionUndone(counter, undo.what(), "", "")
            : new ActionUndone(counter, undo.what(), before.id(), before.service()));
  }

  /** Why the last action at a counter can't be taken back any more; empty while it can. */
  public static Optional<Reason> refusal(
      Office office, CounterState state, CounterState.Undoable undo, Instant now) {
    if (now.isAfter(until(office, undo))) {
      return Optional.of(Reason.NOTHING_TO_UNDO);
    }
    if (heard(office, state, undo)) {
      return Optional.of(Reason.ALREADY_HEARD);
    }
    return undo.before() == null || asLeft(office, undo)
        ? Optional.empty()
        : Optional.of(Reason.NOTHING_TO_UNDO);
  }

  /** Until when an action may be taken back. */
  public static Instant until(Office office, CounterState.Undoable undo) {
    return undo.at().plusSeconds(office.settings().calling().undoSeconds());
  }

  /** A call that a board has shown or begun to speak has been seen or heard. */
  private static boolean heard(Office office, CounterState state, CounterState.Undoable undo) {
    if (undo.what() != CounterState.What.CALL) {
      return false;
    }
    return office
        .ticket(state.current())
        .flatMap(Ticket::announcement)
        .flatMap(office::announcement)
        .map(one -> one.stage().compareTo(Announcement.Stage.SHOWN) >= 0)
        .orElse(true);
  }

  /** False if somebody else has moved the ticket since, such as a guard who restored it. */
  private static boolean asLeft(Office office, CounterState.Undoable undo) {
    TicketState now = office.ticket(undo.before().id()).orElseThrow().state();
    return switch (undo.what()) {
      case CALL -> now == TicketState.CALLED;
      case START -> now == TicketState.SERVING;
      case FINISH -> now == TicketState.FINISHED;
      case NO_SHOW -> now == TicketState.NO_SHOW;
      case TRANSFER, ONWARD -> now == TicketState.WAITING;
      case REST -> now == TicketState.RESTING;
      case PAUSE, OPEN -> true;
    };
  }
}
