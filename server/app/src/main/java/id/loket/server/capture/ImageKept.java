package id.loket.server.capture;

import id.loket.server.rules.Event;

/**
 * A picture of a visitor lies sealed in the office's file.
 *
 * @param image random id of the picture
 * @param subject random id under which its key is kept, and erased
 * @param sha256 of the sealed picture
 * @param simulated whether a simulated device made it
 */
record ImageKept(
    String image, String subject, String capture, String quality, String sha256, boolean simulated)
    implements Event {}
