package id.loket.wire;

/**
 * A wished picture can't be taken, and the station has given it up.
 *
 * @param reason a word such as {@code UNREACHABLE}
 * @param detail one line for the technician; may be empty
 */
public record CaptureFailure(String reason, String detail) {}
