package id.loket.wire;

/**
 * How far a wished picture is.
 *
 * @param stage a word such as {@code WAITING} or {@code READING}
 * @param percent of the picture that is there, 0-100
 */
public record CaptureProgress(String stage, int percent) {}
