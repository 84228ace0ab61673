package id.loket.server.rules;

import java.util.List;

/**
 * Whether somebody calls the visitors of a service now.
 *
 * @param paused the lokets that call for it and are paused, while none of them is open
 */
public record Attendance(State state, List<Integer> paused) {
  /** What those who wait are told. */
  public enum State {
    OPEN,
    /** Somebody is there and has paused. */
    PAUSED,
    /** Nobody has taken one of its lokets. */
    EMPTY
  }

  public static final Attendance OPEN = new Attendance(State.OPEN, List.of());

  public Attendance {
    paused = List.copyOf(paused);
  }

  static Attendance of(List<CounterState> lokets) {
    if (lokets.stream().anyMatch(CounterState::open)) {
      return OPEN;
    }
    List<Integer> paused =
        lokets.stream().filter(CounterState::held).map(CounterState::number).toList();
    return new Attendance(paused.isEmpty() ? State.EMPTY : State.PAUSED, paused);
  }
}
