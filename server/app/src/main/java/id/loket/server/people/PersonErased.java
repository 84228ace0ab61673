package id.loket.server.people;

import id.loket.server.rules.Event;

/**
 * What was known of a person is gone: the key first, which no copy of the office's file had, then
 * the rows.
 *
 * @param by the actor who asked for it
 */
record PersonErased(String person, String by) implements Event {}
