package id.loket.device;

import java.time.Duration;
import java.util.Optional;

/**
 * A pad of keys at a loket, with which an officer works without a computer. One thread uses it at a
 * time; no call blocks longer than the pad's time limits.
 */
public interface CallPad extends AutoCloseable {
  /** What its keys mean. */
  enum Key {
    CALL,
    RECALL,
    START,
    FINISH,
    NO_SHOW
  }

  /** What the pad shows the officer of a press. */
  enum Answer {
    DONE,
    /** The office says no, or was not heard. */
    NOT_DONE
  }

  /**
   * A key that was pressed, once, however often the pad repeats itself.
   *
   * @param number the pad's own, to answer with
   */
  record Press(int number, Key key) {}

  /**
   * What listening to it has brought.
   *
   * @param state as of the last answer
   */
  record Heard(ButtonState state, Optional<Press> press) {}

  /** Waits at most so long for a press. Never throws: a pad that can't be reached is a state. */
  Heard listen(Duration most);

  /** Tells the pad what came of a press; a pad that is away is told nothing. */
  void answer(Press press, Answer answer);

  /** One line for the technician about the last state; empty if there is nothing to add. */
  default String detail() {
    return "";
  }

  /** Releases the link; the next call opens it again. */
  @Override
  void close();
}
