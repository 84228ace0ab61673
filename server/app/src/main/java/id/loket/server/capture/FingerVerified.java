package id.loket.server.capture;

import id.loket.server.rules.Event;

/**
 * A finger was held against one template.
 *
 * @param threshold that was asked for
 * @param simulated whether a simulated device made the picture
 */
record FingerVerified(
    String capture, String template, boolean matched, int threshold, boolean simulated)
    implements Event {}
