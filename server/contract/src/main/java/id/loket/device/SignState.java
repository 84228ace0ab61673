package id.loket.device;

/** How a sign is, as far as it says so itself. */
public enum SignState {
  /** It was asked what it shows, and shows it. */
  READY,
  /** Takes what it is sent and can't answer: whether anybody can read it, nobody can ask. */
  UNANSWERING,
  /** Answers, and refuses or shows something else. */
  FAULT,
  /** Connected, but does not answer, or does not take what it is sent. */
  SILENT,
  /** No connection at all. */
  UNREACHABLE;

  public Health health() {
    return this == READY || this == UNANSWERING ? Health.WELL : Health.DOWN;
  }
}
