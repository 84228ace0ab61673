package id.loket.server.dossier;

import java.time.Instant;
import java.util.Optional;

/**
 * A step of the procedure is done.
 *
 * @param at when, which is earlier than it was noted where the hall knew it before
 * @param by the actor; the screen's where the visitor did it there
 * @param agenda the running number of the year that it got; 0 for none
 * @param year of that number; 0 for none
 * @param complete whether all papers are there with it
 * @param words what was noted with it
 */
record StepDone(
    String dossier,
    String step,
    Instant at,
    String by,
    int agenda,
    int year,
    boolean complete,
    Optional<Words> words)
    implements OfDossier, Worded {
  static StepDone of(String dossier, String step, Instant at, String by) {
    return new StepDone(dossier, step, at, by, 0, 0, false, Optional.empty());
  }
}
