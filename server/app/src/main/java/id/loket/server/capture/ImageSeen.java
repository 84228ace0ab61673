package id.loket.server.capture;

import id.loket.server.rules.Event;

/**
 * Somebody was shown a picture.
 *
 * @param by the actor
 */
record ImageSeen(String image, String by) implements Event {}
