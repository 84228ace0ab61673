package id.loket.server.rules;

/**
 * An honest estimate: between the quick and the slow quarter of what was seen, in minutes of the
 * clock, breaks included.
 *
 * @param pastClosing whether the day's work ends before even the low end is over, so that the
 *     visitor may not be served today
 */
public record WaitingRange(int lowMinutes, int highMinutes, boolean pastClosing) {
  private static final int HOURS_FROM = 90;
  private static final int HOUR = 60;

  /** One that ends within the day. */
  public WaitingRange(int lowMinutes, int highMinutes) {
    this(lowMinutes, highMinutes, false);
  }

  /** Whether it is told in hours: nobody plans by the minute so far ahead. */
  public boolean inHours() {
    return highMinutes >= HOURS_FROM;
  }

  /** The whole hours of the low end; 0 is less than one. */
  public int lowHours() {
    return lowMinutes / HOUR;
  }

  /** The high end in hours, rounded up. */
  public int highHours() {
    return (highMinutes + HOUR - 1) / HOUR;
  }
}
