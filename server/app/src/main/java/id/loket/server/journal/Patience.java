package id.loket.server.journal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long all that is searched at one start may take together: an office that waits longer is
 * better served by its backup. One thread.
 */
public final class Patience {
  private final LongSupplier nanos;
  private final long until;

  private Patience(Duration all, LongSupplier nanos) {
    this.nanos = nanos;
    this.until = nanos.getAsLong() + all.toNanos();
  }

  /**
   * It begins now.
   *
   * @param nanos such as {@link System#nanoTime}
   */
  public static Patience of(Duration all, LongSupplier nanos) {
    return new Patience(all, nanos);
  }

  /** Whether nothing more is to be searched; never false again once it was true. */
  boolean isOver() {
    return nanos.getAsLong() - until >= 0;
  }
}
