package id.loket.server.dossier;

import id.loket.server.desk.Verdict;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Decision;
import id.loket.server.rules.Event;
import id.loket.server.rules.FinishVisit;
import id.loket.server.rules.Procedure.Kind;
import id.loket.server.rules.Procedure.Step;
import id.loket.server.rules.VisitFinished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Papers are missing: the visit at this loket is over, the list of what is missing is printed, and
 * the berkas waits for the visitor. The survey is offered when it is done.
 *
 * @param station that prints for the officer; empty if none does
 */
record ReturnDossier(
    String dossier, int counter, String officer, String by, String station, String job)
    implements OnDossier {
  @Override
  public Verdict decide(Look look, Dossier found) {
    Optional<String> here =
        look.office().counter(counter).map(CounterState::current).filter(one -> !one.isEmpty());
    if (here.isEmpty() || !here.get().equals(found.lastTicket())) {
      return Verdict.refuse(DossierRefusal.VISIT_ELSEWHERE);
    }
    if (found.state() != Dossier.State.OPEN) {
      return Verdict.refuse(DossierRefusal.DOSSIER_CLOSED);
    }
    if (found.course().missing().isEmpty()) {
      return Verdict.refuse(DossierRefusal.NOTHING_MISSING);
    }
    Decision finish = new FinishVisit(counter, officer).decide(look.office(), look.now());
    if (finish instanceof Decision.Refused refused) {
      return Verdict.refuse(refused.reason());
    }
    List<Event> events = new ArrayList<>();
    ((Decision.Accepted) finish).events().forEach(event -> events.add(withoutSurvey(event)));
    Optional<Step> step = found.course().ofKind(Kind.INCOMPLETE);
    step.ifPresent(one -> events.add(StepDone.of(dossier, one.key(), look.now(), by)));
    events.add(
        new DossierReturned(dossier, found.lastTicket(), step.map(Step::key).orElse(""), by));
    if (!station.isEmpty()) {
      events.add(new SlipAsked(job, dossier, station, 0, by));
    }
    return new Verdict.Accepted(events, Verdict.NO_ROWS);
  }

  private static Event withoutSurvey(Event event) {
    return event instanceof VisitFinished done
        ? new VisitFinished(done.ticket(), done.counter(), done.service(), false)
        : event;
  }
}
