package id.loket.server.dossier;

import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.rules.Event;
import id.loket.server.rules.Procedure.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened in the hall does a step of the visit, where its procedure has one of that kind that
 * is open. Harmless when repeated; never refused.
 *
 * @param ends whether the visit at the loket is over with it; a berkas in which nobody has noted
 *     anything is over then, too
 */
record NoteHall(String ticket, Optional<Kind> kind, Instant at, String by, boolean ends)
    implements Deed {
  @Override
  public Verdict decide(Look look) {
    Optional<Dossier> found = DossierTables.ofTicket(look.tables(), ticket);
    if (found.isEmpty()) {
      return Verdict.accept();
    }
    Dossier dossier = found.get();
    List<Event> events = new ArrayList<>();
    kind.flatMap(dossier.course()::ofKind)
        .filter(step -> dossier.course().inTheWay(step).isEmpty())
        .ifPresent(step -> events.add(StepDone.of(dossier.id(), step.key(), at, by)));
    boolean leavesNothing = !dossier.course().isKept() || dossier.isBlank();
    if (ends && leavesNothing && !dossier.state().isOver()) {
      events.add(
          new DossierClosed(
              dossier.id(), DossierClosed.Outcome.FINISHED, "", by, Optional.empty()));
    }
    return new Verdict.Accepted(events, Verdict.NO_ROWS);
  }
}
