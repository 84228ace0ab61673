package id.loket.wire;

/**
 * A picture of a visitor that a station's device is asked to take.
 *
 * @param kind what of, such as {@code FINGERPRINT}; a word that no device knows is left alone
 * @param device the device's name at the station
 * @param sample the picture that is wanted now, counted from 1
 * @param samples how many are wanted in all
 * @param validForSeconds counted from the moment of reading, so that the clocks may differ
 */
public record CaptureWish(
    String id, String kind, String device, int sample, int samples, int validForSeconds) {}
