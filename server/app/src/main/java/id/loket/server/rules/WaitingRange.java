package id.loket.server.rules;

/** An honest estimate: between the quick and the slow quarter of what was seen, in minutes. */
public record WaitingRange(int lowMinutes, int highMinutes) {}
