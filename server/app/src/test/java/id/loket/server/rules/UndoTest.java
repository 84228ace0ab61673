package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.hall.Priority;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.rules.CounterState.What;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The last action at a counter can be taken back for ten seconds, unless somebody heard it. */
class UndoTest {
  private static final Undo UNDO = new Undo(1, "sari");
  private final Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(1, "sari");

  @Test
  void aCallIsTakenBackAndTheVisitorWaitsAtTheOldPlace() {
    Ticket first = hall.issue("OPP");
    hall.issue("OPP");
    hall.callNext(1);

    undoes(What.CALL);

    assertEquals(first, withoutAnnouncements(hall.ticket(first.id())));
    assertEquals("", hall.counter(1).current());
    assertEquals(0, hall.office.announcements().size(), "the hall is told nothing");
    assertEquals(first.id(), hall.callNext(1).id());
  }

  @Test
  void aCallTakenBackGivesThePriorityTurnBack() {
    hall.issue("OPP", Priority.ELDERLY);
    hall.issue("OPP");
    hall.callNext(1);
    assertEquals(1, hall.counter(1).streak());

    undoes(What.CALL);

    assertEquals(0, hall.counter(1).streak());
  }

  @Test
  void aStartIsTakenBackAndTheVisitorIsCalledAgain() {
    Ticket called = calledTicket();
    hall.does(new StartService(1, "sari"));

    undoes(What.START);

    assertEquals(called, hall.ticket(called.id()));
    assertEquals(called.id(), hall.counter(1).current());
  }

  @Test
  void aFinishIsTakenBackAndTheObservedTimeWithIt() {
    calledTicket();
    hall.does(new StartService(1, "sari"));
    hall.later(300).does(new FinishVisit(1, "sari"));
    assertEquals(1, hall.office.get(Shelf.PACES, "OPP").orElseThrow().seconds().size());

    undoes(What.FINISH);

    assertEquals(TicketState.SERVING, hall.ticket("2026-11-23-A-1").state());
    assertEquals("2026-11-23-A-1", hall.counter(1).current());
    assertEquals(0, hall.office.get(Shelf.PACES, "OPP").orElseThrow().seconds().size());
  }

  @Test
  void aNoShowIsTakenBackAndTheVisitorIsStillCalled() {
    calledTicket();
    noShow();

    undoes(What.NO_SHOW);

    assertEquals(TicketState.CALLED, hall.ticket("2026-11-23-A-1").state());
    assertEquals("2026-11-23-A-1", hall.counter(1).current());
  }

  @Test
  void aPauseAndAnOpeningAreTakenBack() {
    hall.does(new PauseCounter(1, "sari"));
    undoes(What.PAUSE);
    assertFalse(hall.counter(1).paused());

    hall.does(new PauseCounter(1, "sari"));
    hall.does(new OpenCounter(1, "sari"));
    undoes(What.OPEN);
    assertTrue(hall.counter(1).paused());
  }

  @Test
  void anActionIsTakenBackOnceOnly() {
    calledTicket();
    undoes(What.CALL);

    assertEquals(Reason.NOTHING_TO_UNDO, hall.refuses(UNDO));
  }

  @Test
  void afterTenSecondsNothingIsTakenBack() {
    calledTicket();
    hall.later(10);
    assertEquals(Reason.NOTHING_TO_UNDO, hall.later(1).refuses(UNDO));
  }

  @Test
  void atTheTenthSecondItIsNotYetTooLate() {
    calledTicket();
    hall.later(10);

    undoes(What.CALL);
  }

  @Test
  void aCallThatWasShownOrSpokenCannotBeTakenBack() {
    for (Announcement.Stage stage :
        new Announcement.Stage[] {Announcement.Stage.SHOWN, Announcement.Stage.SPOKEN}) {
      Hall fresh = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(1, "sari");
      fresh.issue("OPP");
      String call = fresh.callNext(1).announcement().orElseThrow();
      fresh.does(new ReportAnnouncement(call, stage, "board"));

      assertEquals(Reason.ALREADY_HEARD, fresh.refuses(UNDO));
    }
  }

  @Test
  void aCallThatABoardOnlyReceivedCanStillBeTakenBack() {
    String call = calledTicket().announcement().orElseThrow();
    hall.does(new ReportAnnouncement(call, Announcement.Stage.RECEIVED, "board"));

    undoes(What.CALL);
  }

  @Test
  void aRecallCannotBeTakenBackNorTheCallBeforeIt() {
    calledTicket();
    hall.later(20).does(new Recall(1, "sari"));

    assertEquals(Reason.NOTHING_TO_UNDO, hall.refuses(UNDO));
  }

  @Test
  void aNoShowThatAGuardHasRestoredIsNotTakenBack() {
    calledTicket();
    noShow();
    hall.does(new RestoreTicket("2026-11-23-A-1", "guard"));

    assertEquals(Reason.NOTHING_TO_UNDO, hall.refuses(UNDO));
  }

  @Test
  void aCallAfterARestoreIsTakenBackButNotTheNoShowBeforeIt() {
    calledTicket();
    noShow();
    hall.does(new RestoreTicket("2026-11-23-A-1", "guard"));
    hall.callNext(1);
    undoes(What.CALL);

    assertEquals(TicketState.WAITING, hall.ticket("2026-11-23-A-1").state());
    assertEquals(Reason.NOTHING_TO_UNDO, hall.refuses(UNDO));
  }

  @Test
  void aFinishIsNotTakenBackOnceTheNextVisitorIsCalled() {
    hall.issue("OPP");
    hall.issue("OPP");
    hall.serveNext(1);
    hall.callNext(1);

    undoes(What.CALL);

    assertEquals(Reason.NOTHING_TO_UNDO, hall.refuses(UNDO));
  }

  @Test
  void anOfficerWhoJustSatDownTakesBackNothingOfTheOneBefore() {
    hall.issue("OPP");
    hall.serveNext(1);
    hall.does(new ReleaseCounter(1, "sari"));
    hall.does(new TakeCounter(1, "budi"));

    assertEquals(Reason.NOTHING_TO_UNDO, hall.refuses(new Undo(1, "budi")));
  }

  @Test
  void theDayThatBeganTakesTheUndoAway() {
    calledTicket();
    hall.now = java.time.Instant.parse("2026-11-23T16:59:55Z");
    hall.later(6).does(new TakeCounter(1, "sari"));

    assertEquals(Reason.NOTHING_TO_UNDO, hall.refuses(UNDO));
  }

  @Test
  void aPrintedSlipStaysPrintedWhenTheCallIsTakenBack() {
    Ticket ticket = calledTicket();
    hall.happen(new SlipRequested(ticket.id(), "job", "station", "guard"));

    undoes(What.CALL);

    assertEquals("job", hall.ticket(ticket.id()).printing().job());
  }

  private void undoes(What what) {
    ActionUndone undone = (ActionUndone) hall.does(UNDO).get(0);
    assertEquals(what, undone.what());
    assertEquals(Optional.empty(), hall.counter(1).undo());
  }

  private Ticket calledTicket() {
    hall.issue("OPP");
    return hall.callNext(1);
  }

  private void noShow() {
    hall.later(20).does(new Recall(1, "sari"));
    hall.later(30).does(new NoteNoShow(1, "sari", Announcement.Stage.CALLED));
  }

  /** Announcements are numbered for ever, so that a board never takes one for another. */
  private static Ticket withoutAnnouncements(Ticket t) {
    Ticket.Course course = t.course();
    Ticket.Course silent =
        new Ticket.Course(
            course.state(),
            course.calls(),
            0,
            course.counter(),
            course.why(),
            course.calledAt(),
            course.lastCalledAt(),
            course.startedAt(),
            course.endedAt());
    return new Ticket(t.issue(), silent, t.printing());
  }
}
