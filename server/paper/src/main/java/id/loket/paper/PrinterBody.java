package id.loket.paper;

/**
 * A printer as its {@link Interpreter} knows it: where the bytes come from, what puts them on
 * paper, and who hears of it. What only a printer with a host has, does nothing here.
 */
public interface PrinterBody {
  /** Dots in a millimetre of paper, in both directions: 203 in an inch. */
  int DOTS_PER_MILLIMETRE = 8;

  /** Everything before this moment was cleared: whoever works on it drops it. */
  @SuppressWarnings("serial")
  final class Cleared extends RuntimeException {
    public Cleared() {
      super("buffer cleared", null, false, false);
    }
  }

  /** The printer is switched off for good. */
  @SuppressWarnings("serial")
  final class SwitchedOff extends RuntimeException {
    public SwitchedOff() {
      super("switched off", null, false, false);
    }
  }

  /** That the head can print across the paper; whole bytes of them. */
  int dots();

  /** Between head and blade. */
  int cutterRows();

  /**
   * The first byte of a command; waits for it.
   *
   * @throws SwitchedOff if none will come
   */
  int takeFirst();

  /**
   * A further byte of the command under way.
   *
   * @param generation in which the command began
   * @throws Cleared if that is over
   */
  int take(int generation);

  /**
   * How often the buffers had been cleared when the command under way gave its first byte; a
   * clearing since then ends that command.
   */
  default int generation() {
    return 0;
  }

  /** How often the power had come back by then, so that the modes are forgotten. */
  default int powerCycle() {
    return 0;
  }

  /** Hands on what is to come on paper; may wait. */
  void queue(Work work, int generation);

  /** The same, and waits until it is cut. */
  void queueAndWait(Work.CutPaper cut, int generation);

  default void answer(byte[] answer) {}

  /** The byte that says whether there is paper. */
  default int paperSensors() {
    return 0;
  }

  /**
   * What the printer calls itself.
   *
   * @param n as {@code GS I} counts: 65 firmware, 66 maker, 67 model, 68 serial number, 69 font
   */
  default String named(int n) {
    return "";
  }

  default void initialized() {}

  default void automaticStatus(int mask) {}

  default void offLineResponse(int kind) {}

  default void drawerPulsed() {}

  /** Characters that came in a row. */
  default void typed(String text) {}

  /**
   * A command is done.
   *
   * @param bytes its first ones
   * @param length how many it had
   * @param known false if it was skipped
   * @param remark what did not come of it; mostly empty
   */
  default void obeyed(byte[] bytes, long length, boolean known, String remark) {}
}
