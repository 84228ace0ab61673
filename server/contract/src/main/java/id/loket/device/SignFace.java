package id.loket.device;

/**
 * What a sign is to show, before it is laid out for the sign's room.
 *
 * @param counter the loket that it hangs over
 * @param number the visitor's number, such as {@code R012}; empty if there is none
 * @param time of day at the office, such as {@code 09.41 WIB}; empty if nobody knows it
 */
public record SignFace(What what, int counter, String number, String time) {
  /** What the hall is told. */
  public enum What {
    /** Nothing is lit: the station ends. */
    DARK,
    /** Nobody works there. */
    CLOSED,
    /** Somebody works there and has called nobody. */
    OPEN,
    /** The number is called. */
    CALLED,
    /** The dark half of a blinking number; everything else stays. */
    CALLED_DARK,
    /** The visitor with the number is there. */
    SERVING,
    PAUSED,
    /** Somebody tries out whether the sign can be read. */
    TRIED
  }
}
