package id.loket.server.survey;

import id.loket.server.desk.Follower;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.ActionUndone;
import id.loket.server.rules.ClockJumped;
import id.loket.server.rules.DayCorrected;
import id.loket.server.rules.Event;
import id.loket.server.rules.TicketCalled;
import id.loket.server.rules.VisitFinished;
import id.loket.server.web.News;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Offers the survey when a visit is finished, and ends the offer at the next call. Sees to it that
 * what belongs to a wrong day counts for the right one.
 */
public final class SurveyInviting implements Follower {
  private final SurveyStore store;
  private final OfficeDesk desk;
  private final Clock clock;
  private final Consumer<News> changed;

  /**
   * @param changed told which tickets' invitations are different, so that tablets and phones are
   *     drawn again
   */
  public SurveyInviting(SurveyStore store, OfficeDesk desk, Clock clock, Consumer<News> changed) {
    this.store = store;
    this.desk = desk;
    this.clock = clock;
    this.changed = changed;
  }

  @Override
  public String name() {
    return "survey-inviting";
  }

  @Override
  public boolean wants(Event event) {
    return event instanceof VisitFinished
        || event instanceof TicketCalled
        || event instanceof ActionUndone
        || event instanceof ClockJumped jumped && jumped.everything()
        || event instanceof DayCorrected corrected && corrected.moved() != null;
  }

  @Override
  public void follow(Recorded recorded) {
    if (recorded.event() instanceof DayCorrected corrected) {
      store.correctDay(corrected);
    }
  }

  @Override
  public void write(List<Recorded> batch, Handle tables) {
    batch.forEach(one -> write(one, tables));
  }

  private void write(Recorded recorded, Handle tables) {
    if (recorded.event() instanceof VisitFinished finished && finished.surveyOffered()) {
      int minutes = desk.catalogue().settings().survey().surveyMinutes();
      Instant until = recorded.at().plusSeconds(60L * minutes);
      if (until.isAfter(clock.instant())) {
        SurveyStore.invite(
            tables,
            finished.ticket(),
            recorded.day(),
            finished.service(),
            finished.counter(),
            until);
      }
    } else if (recorded.event() instanceof ClockJumped jumped) {
      SurveyStore.shift(tables, Duration.between(jumped.from(), jumped.to()));
    } else if (recorded.event() instanceof DayCorrected corrected) {
      // Again: those of this batch were not there yet.
      SurveyStore.correctDay(tables, corrected);
    } else if (recorded.event() instanceof TicketCalled called) {
      SurveyStore.endAt(tables, called.counter(), recorded.at());
    } else if (recorded.event() instanceof ActionUndone undone && undone.what().finishes()) {
      SurveyStore.withdraw(tables, undone.ticket());
    }
  }

  @Override
  public void written(List<Recorded> batch) {
    changed.accept(store.refresh());
  }
}
