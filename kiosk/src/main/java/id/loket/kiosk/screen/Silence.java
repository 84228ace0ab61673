package id.loket.kiosk.screen;

import java.time.Duration;

/**
 * How long a page may say nothing. Soon enough for a visitor who stands before it; but a computer
 * that is too busy to let a page speak must not have it begun anew again and again, so each time
 * doubles the patience, up to four times the usual, until a page has lived for long. One thread
 * uses it.
 */
final class Silence {
  private static final int MOST = 4;
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Duration usual;
  private int times = 1;

  Silence(Duration usual) {
    this.usual = usual;
  }

  Duration limit() {
    return usual.multipliedBy(times);
  }

  /** A page was silent for so long that it was begun anew. */
  void wasBroken() {
    times = Math.min(MOST, 2 * times);
  }

  /**
   * @param age since the page was opened
   */
  void pageLives(Duration age) {
    if (age.compareTo(LONG) > 0) {
      times = 1;
    }
  }
}
