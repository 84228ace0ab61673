package id.loket.wire;

/**
 * What the server says of an uploaded picture.
 *
 * @param done whether it was the last one that was wanted
 * @param again whether the same sample is wanted once more, because this picture is of no use
 * @param quality a word for the officer, such as {@code GOOD}
 */
public record CaptureAnswer(boolean done, boolean again, String quality) {}
