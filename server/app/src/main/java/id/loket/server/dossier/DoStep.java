package id.loket.server.dossier;

import id.loket.server.desk.Verdict;
import id.loket.server.rules.Event;
import id.loket.server.rules.Procedure;
import id.loket.server.rules.Procedure.Evidence;
import id.loket.server.rules.Procedure.Kind;
import id.loket.server.rules.Procedure.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An officer says that a step is done.
 *
 * @param noted what the procedure asks to be noted with it
 */
record DoStep(String dossier, String step, String by, Optional<SealedWords> noted)
    implements OnDossier {
  /** These are typed; the others the office knows. */
  private static final Set<Evidence> TYPED = Set.of(Evidence.NUMBER_AND_DATE);

  @Override
  public Verdict decide(Look look, Dossier found) {
    Optional<Step> wanted = found.procedure().step(step);
    if (wanted.isEmpty()) {
      return Verdict.refuse(DossierRefusal.UNKNOWN_STEP);
    }
    Step one = wanted.get();
    Optional<DossierRefusal> obstacle = found.course().obstacle(one);
    if (obstacle.isPresent()) {
      return Verdict.refuse(obstacle.get());
    }
    boolean making = one.kind() == Kind.PRODUCT || one.kind() == Kind.SCHEDULE;
    if (making || TYPED.contains(one.evidence()) && noted.isEmpty()) {
      return Verdict.refuse(DossierRefusal.EVIDENCE_NEEDED);
    }
    List<Event> events = new ArrayList<>();
    events.add(done(look, found, one));
    found.course().broughtBy(one).forEach(paper -> events.add(brought(found, paper)));
    return new Verdict.Accepted(events, SealedWords.rows(noted));
  }

  private StepDone done(Look look, Dossier found, Step one) {
    int year = look.now().atZone(look.office().catalogue().zoneId()).getYear();
    boolean numbered = one.evidence() == Evidence.AGENDA_NUMBER && found.agenda().isEmpty();
    return new StepDone(
        dossier,
        step,
        look.now(),
        by,
        numbered ? DossierTables.nextAgenda(look.tables(), year) : 0,
        numbered ? year : 0,
        one.kind() == Kind.VERIFICATION,
        SealedWords.named(noted));
  }

  /** The step's own evidence is this paper. */
  private LineMarked brought(Dossier found, Procedure.Document paper) {
    return new LineMarked(
        dossier,
        paper.key(),
        found.versionOf(paper.key()) + 1,
        LineState.PRESENT,
        "",
        step,
        List.of(),
        by,
        Optional.empty());
  }
}
