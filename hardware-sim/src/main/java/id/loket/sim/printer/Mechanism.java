package id.loket.sim.printer;

import id.loket.paper.PrinterBody;
import id.loket.paper.Work;

/**
 * Head, motor and blade: puts the queue on paper, in order and at the speed of its motor. A line
 * that was begun is finished; before each, cover, paper and cutter are looked at.
 */
final class Mechanism implements Runnable {
  private static final long CUT_NANOS = 250_000_000L;

  private final Machine machine;
  private final int rowsPerSecond;

  Mechanism(Machine machine) {
    this.machine = machine;
    this.rowsPerSecond =
        machine.setup().speedMillimetresPerSecond() * PrinterBody.DOTS_PER_MILLIMETRE;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Work work = machine.waitForWork();
        if (machine.paperMoves(work, duration(work))) {
          machine.perform(work);
        }
      }
    } catch (PrinterBody.SwitchedOff e) {
      // The end of this thread.
    }
  }

  private long duration(Work work) {
    if (rowsPerSecond == 0) {
      return 0;
    }
    if (work instanceof Work.CutPaper) {
      return CUT_NANOS;
    }
    return work.rows() * 1_000_000_000L / rowsPerSecond;
  }
}
