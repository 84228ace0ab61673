package id.loket.server.dossier;

import id.loket.server.capture.CaptureEnded;
import id.loket.server.capture.CaptureWaived;
import id.loket.server.capture.Outcome;
import id.loket.server.desk.Deed;
import id.loket.server.desk.Verdict;
import id.loket.server.guestbook.GuestNoted;
import id.loket.server.rules.ActionUndone;
import id.loket.server.rules.Event;
import id.loket.server.rules.Procedure.Kind;
import id.loket.server.rules.ServiceStarted;
import id.loket.server.rules.VisitClosed;
import id.loket.server.rules.VisitFinished;
import id.loket.server.web.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sees to it that what happens in the hall counts for the visit's procedure, in the same
 * transaction: service begins and a berkas is opened; a guest signs, a photo and a finger are
 * taken, the survey is offered, and that step is done.
 */
public final class ByTheBook implements UnaryOperator<Deed> {
  @Override
  public Deed apply(Deed deed) {
    return new Followed(deed, Tokens.token(), Tokens.token(), Tokens.token());
  }

  /**
   * What was asked for, and what comes of it for the procedure. The ids are made before, so that it
   * may be decided twice.
   */
  private record Followed(Deed deed, String dossier, String code, String person) implements Deed {
    @Override
    public Verdict decide(Look look) {
      Verdict verdict = deed.decide(look);
      if (!(verdict instanceof Verdict.Accepted accepted)) {
        return verdict;
      }
      List<Event> events = new ArrayList<>(accepted.events());
      for (Event event : accepted.events()) {
        follows(event, look)
            .map(more -> ((Verdict.Accepted) more.decide(look)).events())
            .ifPresent(events::addAll);
      }
      return new Verdict.Accepted(events, accepted.rows());
    }

    @Override
    public boolean beginsDay() {
      return deed.beginsDay();
    }

    /** None of these is ever refused. */
    private Optional<Deed> follows(Event event, Look look) {
      if (event instanceof ServiceStarted started) {
        return Optional.of(new OpenDossier(started.ticket(), dossier, code, person));
      }
      if (event instanceof VisitFinished finished) {
        Optional<Kind> survey =
            finished.surveyOffered() ? Optional.of(Kind.SURVEY) : Optional.empty();
        return Optional.of(new NoteHall(finished.ticket(), survey, look.now(), "office", true));
      }
      if (event instanceof VisitClosed closed) {
        return Optional.of(
            new NoteHall(closed.ticket(), Optional.empty(), look.now(), "office", true));
      }
      if (event instanceof GuestNoted noted) {
        return Optional.of(
            new NoteHall(
                noted.ticket(), Optional.of(Kind.GUEST_BOOK), look.now(), "office", false));
      }
      if (event instanceof ActionUndone undone) {
        return Optional.of(new TakeBack(undone.ticket(), undone.what(), "office"));
      }
      if (event instanceof CaptureWaived waived) {
        return Optional.of(new NoteCaptures(waived.ticket(), waived.kind(), false, waived.by()));
      }
      return event instanceof CaptureEnded ended && ended.outcome() == Outcome.DONE
          ? NoteCaptures.of(look.tables(), ended)
          : Optional.empty();
    }
  }
}
