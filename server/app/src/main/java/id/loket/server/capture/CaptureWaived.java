package id.loket.server.capture;

import id.loket.server.rules.Event;
import java.time.LocalDate;

/** A visitor is served without a picture of that kind, for a reason. */
public record CaptureWaived(
    String waiver, String ticket, LocalDate day, int counter, String kind, Why why, String by)
    implements Event {
  /** Words to choose from, so that nobody writes down what is nobody's business. */
  public enum Why {
    /** The finger is hurt, or missing. */
    INJURED,
    /** Worn lines, that no scanner reads. */
    UNREADABLE,
    /** The visitor can't, because of a disability. */
    DISABILITY,
    /** The visitor doesn't want to. */
    REFUSED,
    /** The device does not work. */
    DEVICE_DOWN,
    OTHER
  }
}
