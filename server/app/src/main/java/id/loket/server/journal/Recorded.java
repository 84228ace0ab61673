package id.loket.server.journal;

import id.loket.server.rules.Event;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An event as it stands in the journal.
 *
 * @param seq its place in the order of everything that ever happened here; from 1, without gaps
 * @param actor who caused it: {@code person:sari}, {@code device:...} or {@code office}
 */
public record Recorded(long seq, Instant at, LocalDate day, String actor, Event event) {}
