package id.loket.sim.io;

import java.time.Clock;
import java.util.Arrays;

/** The coils of a relay board. Its monitor guards them; many threads may use it. */
final class Coils extends Board {
  /** Two changes closer together than this are a blinking to whoever looks. */
  private static final long BLINK_NANOS = 1_500_000_000L;

  private final boolean[] lit;
  private final boolean[] blinks;
  private final long[] changedAt;

  Coils(int count, Clock clock) {
    super(clock);
    this.lit = new boolean[count];
    this.blinks = new boolean[count];
    this.changedAt = new long[count];
  }

  int count() {
    return lit.length;
  }

  synchronized boolean isLit(int coil) {
    return lit[coil];
  }

  synchronized boolean blinks(int coil) {
    return blinks[coil] && System.nanoTime() - changedAt[coil] < BLINK_NANOS;
  }

  /** A relay that sticks stays as it is. */
  synchronized void set(int coil, boolean on) {
    if (faults.stuck || lit[coil] == on) {
      return;
    }
    long now = System.nanoTime();
    boolean quick = changedAt[coil] != 0 && now - changedAt[coil] < BLINK_NANOS;
    if (!quick) {
      log("STATE", "coil " + coil + (on ? " on" : " off"));
    } else if (!blinks[coil]) {
      log("STATE", "coil " + coil + " blinks");
    }
    blinks[coil] = quick;
    lit[coil] = on;
    changedAt[coil] = now;
    changed();
  }

  @Override
  void forget() {
    Arrays.fill(lit, false);
    Arrays.fill(blinks, false);
    Arrays.fill(changedAt, 0);
  }
}
