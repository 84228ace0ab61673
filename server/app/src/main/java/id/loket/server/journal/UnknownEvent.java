package id.loket.server.journal;

import id.loket.server.rules.Event;

/**
 * An event of a feature that this program doesn't have, or not in that version: a newer program was
 * here. It is kept in the chain and passed by.
 */
public record UnknownEvent(String kind, int version) implements Event {}
