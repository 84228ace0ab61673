package id.loket.sim.printer;

import id.loket.paper.PrinterBody;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Bytes that nobody has asked for, as a broken interface board or a converter at the wrong baud
 * rate sends them, among the printer's own answers. On its own thread; the same bytes each time.
 */
final class Babbler implements Runnable {
  private static final int PIECES_PER_SECOND = 50;
  private static final long SEED = 1;

  private final Machine machine;
  private final Random random = new Random(SEED);

  Babbler(Machine machine) {
    this.machine = machine;
  }

  @Override
  public void run() {
    try {
      int count = machine.waitForBabble(PIECES_PER_SECOND);
      while (count > 0) {
        byte[] piece = new byte[count];
        random.nextBytes(piece);
        machine.babble(piece);
        TimeUnit.MILLISECONDS.sleep(1_000 / PIECES_PER_SECOND);
        count = machine.waitForBabble(PIECES_PER_SECOND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (PrinterBody.SwitchedOff e) {
      // The end of this thread.
    }
  }
}
