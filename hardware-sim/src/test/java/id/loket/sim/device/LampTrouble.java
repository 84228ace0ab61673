package id.loket.sim.device;

import id.loket.sim.bench.Controls;
import java.util.Random;

/** What happens to a virtual relay board, and how it ends again. */
public enum LampTrouble {
  UNPLUGGED("refuse"),
  SILENT("silent"),
  BABBLING("babble"),
  HALF_ANSWERS("halfAnswers"),
  ANSWERING_TWICE("twice"),
  ANSWERING_AS_ANOTHER("otherUnit"),
  REFUSING("exceptions"),
  STUCK("stuck"),
  SWITCHED_OFF_AND_ON("reset"),
  LATE("answerDelay");

  private static final int BABBLED_BYTES_PER_SECOND = 50_000;
  private static final int LATE_MILLIS = 5_000;

  private final String control;

  LampTrouble(String control) {
    this.control = control;
  }

  public static LampTrouble any(Random random) {
    return values()[random.nextInt(values().length)];
  }

  public void begin(Controls hand) {
    switch (this) {
      case BABBLING -> hand.set(control, BABBLED_BYTES_PER_SECOND);
      case LATE -> hand.set(control, LATE_MILLIS);
      case SWITCHED_OFF_AND_ON -> hand.press(control);
      default -> hand.set(control, true);
    }
  }

  public void end(Controls hand) {
    switch (this) {
      case BABBLING, LATE -> hand.set(control, 0);
      case SWITCHED_OFF_AND_ON -> {
        // It is on again.
      }
      default -> hand.set(control, false);
    }
  }
}
