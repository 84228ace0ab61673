package id.loket.server.people;

import id.loket.server.rules.Event;

/**
 * A visitor no longer agrees that photos and fingers are kept: all of these visits are gone, each
 * with a {@link PersonErased} of its own.
 *
 * @param ticket of the visitor who said so
 * @param by the actor to whom
 */
record ConsentWithdrawn(String ticket, int images, int templates, String by) implements Event {}
