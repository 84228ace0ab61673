package id.loket.sim.scenario;

/**
 * How a play has ended. A value.
 *
 * @param line of the step at which it ended, if it has not passed; else 0
 * @param expected what should have been; empty if it passed
 * @param seen what was instead; empty if it passed
 */
public record Outcome(Scenario scenario, End end, int line, String expected, String seen) {
  /** In the order of badness. */
  public enum End {
    PASSED,
    /** Something it needs is not there, so it was not played. */
    NOT_PLAYED,
    STOPPED,
    FAILED
  }

  static Outcome passed(Scenario scenario) {
    return new Outcome(scenario, End.PASSED, 0, "", "");
  }

  public boolean isPassed() {
    return end == End.PASSED;
  }

  /** In one line: file, line, what was expected and what was seen. */
  public String text() {
    return switch (end) {
      case PASSED -> scenario.file() + ": passed";
      case NOT_PLAYED -> scenario.file() + ": not played: " + seen;
      case STOPPED -> scenario.file() + ":" + line + ": stopped";
      case FAILED -> scenario.file() + ":" + line + ": expected " + expected + ", but saw " + seen;
    };
  }
}
