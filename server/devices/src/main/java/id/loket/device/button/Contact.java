package id.loket.device.button;

import java.time.Duration;
import java.util.Optional;

/**
 * Makes presses of a contact that goes up and down. A contact bounces for some milliseconds each
 * time it closes or opens, so a change counts only when it has stood for a while. Confined to the
 * thread that looks at the contact.
 */
final class Contact {
  /** What a person has done. */
  enum Press {
    /** Pressed and let go. */
    SHORT,
    /** Held; told while the finger is still down, so that the person can let go. */
    LONG,
    /** Another one so soon that it was hardly meant. */
    TOO_SOON
  }

  /** Cheap contacts bounce up to 20 ms; a person's shortest press takes 60. */
  static final Duration SETTLES = Duration.ofMillis(25);

  static final Duration HELD = Duration.ofSeconds(1);
  static final Duration BETWEEN = Duration.ofSeconds(1);

  /** Nobody presses for so long. */
  static final Duration STUCK = Duration.ofSeconds(30);

  private boolean down;
  private long downSince;
  private boolean changing;
  private long changingSince;
  private boolean told;
  private boolean everTold;
  private long toldAt;

  /**
   * Takes what a look has found.
   *
   * @param now steady time in nanoseconds
   */
  Optional<Press> seen(boolean isDown, long now) {
    if (isDown == down) {
      changing = false;
      return down && !told && now - downSince >= HELD.toNanos() ? tell(Press.LONG, now) : none();
    }
    if (!changing) {
      changing = true;
      changingSince = now;
    }
    return now - changingSince >= SETTLES.toNanos() ? changed(now) : none();
  }

  private Optional<Press> changed(long now) {
    down = !down;
    changing = false;
    if (down) {
      downSince = changingSince;
      told = false;
      return none();
    }
    return told ? none() : tell(Press.SHORT, now);
  }

  private Optional<Press> tell(Press press, long now) {
    boolean tooSoon = everTold && downSince - toldAt < BETWEEN.toNanos();
    told = true;
    everTold = true;
    toldAt = tooSoon ? toldAt : now;
    return Optional.of(tooSoon ? Press.TOO_SOON : press);
  }

  /** Whether it has been down for longer than a finger stays. */
  boolean isStuck(long now) {
    return down && now - downSince >= STUCK.toNanos();
  }

  /** Nobody has looked for a while: what it is now is how it was. */
  void forget(boolean isDown, long now) {
    down = isDown;
    downSince = now;
    changing = false;
    told = isDown;
  }

  private static Optional<Press> none() {
    return Optional.empty();
  }
}
