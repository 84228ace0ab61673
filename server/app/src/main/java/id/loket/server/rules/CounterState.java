package id.loket.server.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A counter as it stands now. {@code officer} is empty while nobody holds it.
 *
 * @param current id of the ticket called to or served at it; empty if none
 * @param streak priority visitors called in a row
 * @param undoable the last thing done here, if it may still be taken back; null if not
 */
public record CounterState(
    int number, String officer, boolean paused, String current, int streak, Undoable undoable) {

  /** What was done, and how it was before. */
  public record Undoable(What what, Instant at, Ticket before, int streakBefore) {
    Undoable shifted(Duration by) {
      return new Undoable(what, at.plus(by), before, streakBefore);
    }

    /** With the times of what would be restored. */
    Undoable allShifted(Duration by) {
      return new Undoable(
          what, at.plus(by), before == null ? null : before.shifted(by), streakBefore);
    }
  }

  public enum What {
    CALL,
    START,
    FINISH,
    NO_SHOW,
    PAUSE,
    OPEN,
    /** Sent on, before the service here was done. */
    TRANSFER,
    /** Done here, and sent on. */
    ONWARD,
    /** Put aside, or sent on a detour. */
    REST;

    /** Whether it ended a service. */
    public boolean finishes() {
      return this == FINISH || this == ONWARD;
    }
  }

  static CounterState free(int number) {
    return new CounterState(number, "", false, "", 0, null);
  }

  public boolean held() {
    return !officer.isEmpty();
  }

  public boolean open() {
    return held() && !paused;
  }

  public Optional<Undoable> undo() {
    return Optional.ofNullable(undoable);
  }

  CounterState heldBy(String who) {
    return new CounterState(number, who, false, current, 0, null);
  }

  CounterState pausedNow(boolean now, Instant at) {
    What what = now ? What.PAUSE : What.OPEN;
    return new CounterState(
        number, officer, now, current, streak, new Undoable(what, at, null, streak));
  }

  CounterState occupied(String ticket, int nextStreak, Undoable undo) {
    return new CounterState(number, officer, paused, ticket, nextStreak, undo);
  }

  CounterState withUndo(Undoable undo) {
    return new CounterState(number, officer, paused, current, streak, undo);
  }
}
