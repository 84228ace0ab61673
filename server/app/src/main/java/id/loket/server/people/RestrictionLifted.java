package id.loket.server.people;

import id.loket.server.rules.Event;

/**
 * What is known of a person may be shown again.
 *
 * @param by the actor
 */
record RestrictionLifted(String person, String by) implements Event {}
