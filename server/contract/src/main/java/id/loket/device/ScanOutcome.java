package id.loket.device;

import java.util.Optional;

/**
 * What became of a scan.
 *
 * @param image the finger; empty unless the whole of it arrived and its sums fit
 * @param reason why there is none, or NONE
 * @param detail one line for the technician; empty if there is nothing to say
 */
public record ScanOutcome(Optional<CapturedImage> image, Reason reason, String detail) {
  public enum Reason {
    NONE,
    /** Nobody put a finger there in time. */
    NO_FINGER,
    /** The finger went before its picture was there. */
    LIFTED,
    /** The scanner saw something of which it can make no picture. */
    UNREADABLE,
    /** The scanner refuses: no password, or it has failed. */
    FAULT,
    /** What came does not fit its sum, or is no answer of a scanner. */
    GARBLED,
    SILENT,
    UNREACHABLE,
    /** The link broke while the picture was under way. */
    CUT_OFF,
    /** Nobody wanted it any more. */
    WITHDRAWN
  }

  public static ScanOutcome taken(CapturedImage image) {
    return new ScanOutcome(Optional.of(image), Reason.NONE, "");
  }

  public static ScanOutcome none(Reason reason, String detail) {
    return new ScanOutcome(Optional.empty(), reason, detail);
  }
}
