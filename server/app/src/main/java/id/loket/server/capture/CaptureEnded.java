package id.loket.server.capture;

import id.loket.server.rules.Event;

/**
 * Nothing more is asked of the device.
 *
 * @param reason a word; empty if it was done
 */
public record CaptureEnded(String capture, Outcome outcome, String reason, String by)
    implements Event {}
