package id.loket.server.rules;

/**
 * A fact that is kept for ever, in the order in which it came. It is hashed as it was written: its
 * kind is never renamed, and a record component may be added but never renamed. What it carries
 * names nobody: people are known by a random id.
 */
public interface Event {}
