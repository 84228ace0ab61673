package id.loket.server.rules;

/** Questions that every command at a counter asks first. */
final class CounterQuestions {
  private CounterQuestions() {}

  /** Null if this officer holds the counter. */
  static Reason holds(CounterState state, String officer) {
    if (state == null) {
      return Reason.UNKNOWN_COUNTER;
    }
    return state.officer().equals(officer) ? null : Reason.NOT_YOUR_COUNTER;
  }

  /** Null if this officer may call somebody to the counter now. */
  static Reason mayCall(Office office, int counter, String officer) {
    CounterState state = office.counter(counter).orElse(null);
    Reason no = holds(state, officer);
    if (no != null) {
      return no;
    }
    if (state.paused()) {
      return Reason.COUNTER_PAUSED;
    }
    return state.current().isEmpty() ? null : Reason.STILL_SERVING;
  }
}
