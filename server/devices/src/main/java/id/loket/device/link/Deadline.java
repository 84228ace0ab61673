package id.loket.device.link;

import java.time.Duration;

/** A moment in this machine's steady time, after which nobody waits any more. */
public final class Deadline {
  private final Duration limit;
  private final long endNanos;

  private Deadline(Duration limit) {
    this.limit = limit;
    this.endNanos = System.nanoTime() + limit.toNanos();
  }

  public static Deadline in(Duration limit) {
    return new Deadline(limit);
  }

  /** The same moment, or so long from now, whichever comes first. */
  public Deadline orIn(Duration shorter) {
    return left().compareTo(shorter) <= 0 ? this : new Deadline(shorter);
  }

  /** What was granted at the start; for messages. */
  public Duration limit() {
    return limit;
  }

  public boolean isOver() {
    return endNanos - System.nanoTime() <= 0;
  }

  /** What is left; zero when it is over. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  /** At least 1, because a selector takes 0 as "for ever". */
  long millisForSelect() {
    return left().toMillis() + 1;
  }
}
