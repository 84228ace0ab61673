package id.loket.sim.device;

import id.loket.sim.bench.Controls;
import java.util.Random;

/** What happens to a virtual printer, and how it ends again. */
public enum PrinterTrouble {
  UNPLUGGED("refuse"),
  HUNG("stalled"),
  SILENT("silent"),
  BABBLING("babble"),
  CUT_OFF("cutAfterBytes"),
  SWITCHED_OFF_AND_ON("reset"),
  PAPER_OUT("paperEnd"),
  COVER_OPEN("coverOpen"),
  LATE("answerDelay");

  private static final int BABBLED_BYTES_PER_SECOND = 50_000;
  private static final int LATE_MILLIS = 5_000;

  private final String control;

  PrinterTrouble(String control) {
    this.control = control;
  }

  public static PrinterTrouble any(Random random) {
    return values()[random.nextInt(values().length)];
  }

  /**
   * Lets it begin.
   *
   * @param bytes after so many further bytes, for a cable that is cut
   */
  public void begin(Controls hand, int bytes) {
    switch (this) {
      case BABBLING -> hand.set(control, BABBLED_BYTES_PER_SECOND);
      case LATE -> hand.set(control, LATE_MILLIS);
      case CUT_OFF -> hand.set(control, bytes);
      case SWITCHED_OFF_AND_ON -> hand.press(control);
      default -> hand.set(control, true);
    }
  }

  public void end(Controls hand) {
    switch (this) {
      case BABBLING, LATE -> hand.set(control, 0);
      case CUT_OFF -> hand.set(control, -1);
      case SWITCHED_OFF_AND_ON -> {
        // It is on again.
      }
      default -> hand.set(control, false);
    }
  }
}
