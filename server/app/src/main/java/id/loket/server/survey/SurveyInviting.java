package id.loket.server.survey;

import id.loket.server.desk.Follower;
import id.loket.server.desk.OfficeDesk;
import id.loket.server.journal.Recorded;
import id.loket.server.rules.ActionUndone;
import id.loket.server.rules.CounterState;
import id.loket.server.rules.Event;
import id.loket.server.rules.TicketCalled;
import id.loket.server.rules.VisitFinished;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Offers the survey when a visit is finished, and takes the offer back at the next call. */
public final class SurveyInviting implements Follower {
  private final SurveyStore store;
  private final OfficeDesk desk;
  private final Clock clock;
  private final Runnable changed;

  /**
   * @param changed told when the invitations are different, so that tablets are drawn again
   */
  public SurveyInviting(SurveyStore store, OfficeDesk desk, Clock clock, Runnable changed) {
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
        || event instanceof ActionUndone;
  }

  @Override
  public void write(Recorded recorded, Connection connection) throws SQLException {
    if (recorded.event() instanceof VisitFinished finished && finished.surveyOffered()) {
      int minutes = desk.catalogue().settings().surveyMinutes();
      Instant until = recorded.at().plusSeconds(60L * minutes);
      if (until.isAfter(clock.instant())) {
        SurveyStore.invite(
            connection,
            finished.ticket(),
            recorded.day(),
            finished.service(),
            finished.counter(),
            until);
      }
    } else if (recorded.event() instanceof TicketCalled called) {
      SurveyStore.withdrawFrom(connection, called.counter());
    } else if (recorded.event() instanceof ActionUndone undone
        && undone.what() == CounterState.What.FINISH) {
      SurveyStore.withdraw(connection, undone.ticket());
    }
  }

  @Override
  public void written(List<Recorded> batch) {
    store.refreshQuietly();
    changed.run();
  }
}
