package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.rules.Announcement.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an officer may do at a counter, and what is refused. */
class CounterWorkTest {
  private final Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(1, "sari");

  // ---- taking and leaving a counter -------------------------------------------------------------

  @Test
  void aCounterTakenBySomebodyIsRefusedToOthers() {
    assertEquals(Reason.COUNTER_TAKEN, hall.refuses(new TakeCounter(1, "budi")));
    assertEquals(Reason.UNKNOWN_COUNTER, hall.refuses(new TakeCounter(99, "budi")));
    assertEquals(
        List.of(), hall.does(new TakeCounter(1, "sari")), "taking it again changes nothing");
  }

  @Test
  void anOfficerWhoMovesToAnotherCounterLeavesTheFirst() {
    hall.does(new TakeCounter(2, "sari"));

    assertEquals("", hall.counter(1).officer());
    assertEquals("sari", hall.counter(2).officer());
  }

  @Test
  void anOfficerWithAVisitorCanNeitherMoveNorLeave() {
    hall.issue("OPP");
    hall.callNext(1);

    assertEquals(Reason.STILL_SERVING, hall.refuses(new TakeCounter(2, "sari")));
    assertEquals(Reason.STILL_SERVING, hall.refuses(new ReleaseCounter(1, "sari")));
    assertEquals(Reason.NOT_YOUR_COUNTER, hall.refuses(new ReleaseCounter(1, "budi")));
  }

  @Test
  void aReleasedCounterIsFreeForTheNextOfficer() {
    hall.does(new ReleaseCounter(1, "sari"));

    hall.does(new TakeCounter(1, "budi"));

    assertEquals("budi", hall.counter(1).officer());
  }

  @Test
  void everyKeyOfSomebodyElsesCounterIsRefused() {
    String ticket = hall.issue("OPP").id();
    List<Command> keys =
        List.of(
            new CallNext(1, "budi"),
            new CallChosen(1, "budi", ticket, "x"),
            new Recall(1, "budi"),
            new StartService(1, "budi"),
            new FinishVisit(1, "budi"),
            new NoteNoShow(1, "budi", Stage.CALLED),
            new PauseCounter(1, "budi"),
            new OpenCounter(1, "budi"),
            new Undo(1, "budi"),
            new ReleaseCounter(1, "budi"));

    keys.forEach(key -> assertEquals(Reason.NOT_YOUR_COUNTER, hall.refuses(key), key::toString));
  }

  @Test
  void everyKeyOfACounterThatDoesNotExistIsRefused() {
    List<Command> keys =
        List.of(
            new CallNext(99, "sari"),
            new Recall(99, "sari"),
            new StartService(99, "sari"),
            new FinishVisit(99, "sari"),
            new NoteNoShow(99, "sari", Stage.CALLED),
            new PauseCounter(99, "sari"),
            new OpenCounter(99, "sari"),
            new Undo(99, "sari"),
            new ReleaseCounter(99, "sari"));

    keys.forEach(key -> assertEquals(Reason.UNKNOWN_COUNTER, hall.refuses(key), key::toString));
  }

  // ---- calling
  // ------------------------------------------------------------------------------------

  @Test
  void withNobodyWaitingForItsServicesNobodyIsCalled() {
    hall.issue("SSW");

    assertEquals(Reason.NOBODY_WAITING, hall.refuses(new CallNext(1, "sari")));
  }

  @Test
  void callingWhileSomebodyIsCalledOrServedIsRefused() {
    hall.issue("OPP");
    String second = hall.issue("OPP").id();
    hall.callNext(1);

    assertEquals(Reason.STILL_SERVING, hall.refuses(new CallNext(1, "sari")));
    hall.does(new StartService(1, "sari"));
    assertEquals(Reason.STILL_SERVING, hall.refuses(new CallNext(1, "sari")));
    assertEquals(Reason.STILL_SERVING, hall.refuses(new CallChosen(1, "sari", second, "x")));
  }

  @Test
  void aPausedCounterCallsNobodyButEndsWhatItBegan() {
    hall.issue("OPP");
    hall.issue("OPP");
    hall.callNext(1);
    hall.does(new PauseCounter(1, "sari"));
    assertEquals(List.of(), hall.does(new PauseCounter(1, "sari")));
    hall.does(new StartService(1, "sari"));
    hall.does(new FinishVisit(1, "sari"));

    assertEquals(Reason.COUNTER_PAUSED, hall.refuses(new CallNext(1, "sari")));
    hall.does(new OpenCounter(1, "sari"));
    assertEquals(List.of(), hall.does(new OpenCounter(1, "sari")));
    assertEquals("2026-11-23-A-2", hall.callNext(1).id());
  }

  @Test
  void aChosenVisitorNeedsAReasonAndHasToWait() {
    String chosen = hall.issue("OPP").id();

    assertEquals(Reason.REASON_NEEDED, hall.refuses(new CallChosen(1, "sari", chosen, "  ")));
    assertEquals(Reason.UNKNOWN_TICKET, hall.refuses(new CallChosen(1, "sari", "none", "x")));
    hall.does(new LeaveQueue(chosen, "guard"));
    assertEquals(Reason.TICKET_NOT_WAITING, hall.refuses(new CallChosen(1, "sari", chosen, "x")));
  }

  @Test
  void aChosenVisitorIsNotCalledToACounterThatDoesNotServeThem() {
    String elsewhere = hall.issue("REENTRY").id();

    assertEquals(Reason.NOT_SERVED_HERE, hall.refuses(new CallChosen(1, "sari", elsewhere, "x")));
  }

  @Test
  void aChosenVisitorComesOutOfOrderWithTheReasonInTheJournal() {
    hall.issue("OPP");
    String second = hall.issue("OPP").id();

    TicketCalled called =
        (TicketCalled) hall.does(new CallChosen(1, "sari", second, "anak sakit")).get(0);

    assertEquals(
        new TicketCalled(second, 1, "sari", Why.CHOSEN, "", 0, Optional.of("anak sakit")), called);
    assertEquals(Why.CHOSEN, hall.ticket(second).why());
  }

  // ---- start, finish
  // ------------------------------------------------------------------------------

  @Test
  void aVisitGoesFromWaitingToFinishedWithItsTimes() {
    String id = hall.issue("OPP").id();
    hall.later(60).callNext(1);
    hall.later(30).does(new StartService(1, "sari"));
    hall.later(300).does(new FinishVisit(1, "sari"));

    Ticket ticket = hall.ticket(id);
    assertEquals(TicketState.FINISHED, ticket.state());
    assertEquals(Hall.MONDAY.plusSeconds(60), ticket.calledAt());
    assertEquals(Hall.MONDAY.plusSeconds(90), ticket.startedAt());
    assertEquals(Hall.MONDAY.plusSeconds(390), ticket.endedAt());
    assertEquals("", hall.counter(1).current());
  }

  @Test
  void stepsOutOfTurnAreRefused() {
    assertEquals(Reason.NOTHING_CALLED, hall.refuses(new StartService(1, "sari")));
    assertEquals(Reason.NOTHING_CALLED, hall.refuses(new FinishVisit(1, "sari")));
    assertEquals(Reason.NOTHING_CALLED, hall.refuses(new Recall(1, "sari")));
    assertEquals(Reason.NOTHING_CALLED, hall.refuses(noShow(Stage.CALLED)));
    hall.issue("OPP");
    hall.callNext(1);
    assertEquals(Reason.NOT_STARTED, hall.refuses(new FinishVisit(1, "sari")));
    hall.does(new StartService(1, "sari"));
    assertEquals(Reason.ALREADY_STARTED, hall.refuses(new StartService(1, "sari")));
    assertEquals(Reason.ALREADY_STARTED, hall.refuses(new Recall(1, "sari")));
    assertEquals(Reason.ALREADY_STARTED, hall.refuses(noShow(Stage.CALLED)));
  }

  // ---- recall, no-show, restore
  // -------------------------------------------------------------------

  @Test
  void aButtonCallsForWhoeverHoldsTheLoketAndForNobodyElse() {
    hall.issue("OPP");
    hall.does(new ReleaseCounter(1, "sari"));
    assertEquals(Reason.COUNTER_EMPTY, hall.refuses(press(1, PressButton.Key.CALL)));
    assertEquals(Reason.UNKNOWN_COUNTER, hall.refuses(press(99, PressButton.Key.CALL)));

    hall.does(new TakeCounter(1, "sari"));
    TicketCalled called = (TicketCalled) hall.does(press(1, PressButton.Key.CALL)).get(0);

    assertEquals("sari", called.officer());
    assertEquals(Reason.STILL_SERVING, hall.refuses(press(1, PressButton.Key.CALL)));
    assertEquals(Reason.RECALL_TOO_SOON, hall.refuses(press(1, PressButton.Key.RECALL)));
    hall.later(20).does(press(1, PressButton.Key.RECALL));
  }

  @Test
  void anOfficerServesWithThePadAlone() {
    Ticket ticket = hall.issue("OPP");
    hall.does(press(1, PressButton.Key.CALL));
    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.refuses(press(1, PressButton.Key.NO_SHOW)));
    assertEquals(Reason.NOT_STARTED, hall.refuses(press(1, PressButton.Key.FINISH)));
    hall.does(press(1, PressButton.Key.START));
    hall.does(press(1, PressButton.Key.FINISH));

    assertEquals(TicketState.FINISHED, hall.ticket(ticket.id()).state());
  }

  @Test
  void aVisitorIsCalledThreeTimesAtMostAndTwentySecondsApart() {
    hall.issue("OPP");
    hall.callNext(1);

    assertEquals(Reason.RECALL_TOO_SOON, hall.later(19).refuses(new Recall(1, "sari")));
    hall.later(1).does(new Recall(1, "sari"));
    assertEquals(Reason.RECALL_TOO_SOON, hall.later(19).refuses(new Recall(1, "sari")));
    hall.later(1).does(new Recall(1, "sari"));
    assertEquals(Reason.RECALL_LIMIT, hall.later(600).refuses(new Recall(1, "sari")));
  }

  @Test
  void recallingKeepsOnePlaceInTheQueueAndTheFirstTime() {
    Ticket issued = hall.issue("OPP");
    hall.callNext(1);
    hall.later(20).does(new Recall(1, "sari"));

    Ticket ticket = hall.ticket(issued.id());
    assertEquals(issued.place(), ticket.place());
    assertEquals(Hall.MONDAY, ticket.calledAt());
    assertEquals(2, ticket.calls());
    assertEquals(List.of(), hall.office.allWaiting());
  }

  @Test
  void aNoShowNeedsTwoCallsAndThirtySecondsAfterTheLast() {
    hall.issue("OPP");
    hall.callNext(1);

    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.later(600).refuses(noShow(Stage.CALLED)));
    hall.does(new Recall(1, "sari"));
    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.later(29).refuses(noShow(Stage.CALLED)));
    hall.later(1).does(noShow(Stage.CALLED));
    assertEquals("", hall.counter(1).current());
    assertEquals(1, hall.office.missed().size());
  }

  /** In a rush six calls wait for one loudspeaker. */
  @Test
  void aNoShowCountsFromTheVoiceAndNotFromTheKey() {
    String call = calledTwice();
    hall.does(report(call, Stage.RECEIVED));

    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.later(60).refuses(noShow(Stage.SPOKEN)));
    hall.does(report(call, Stage.SHOWN));
    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.later(31).refuses(noShow(Stage.SPOKEN)));
    hall.does(report(call, Stage.SPOKEN));
    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.later(29).refuses(noShow(Stage.SPOKEN)));
    hall.later(1).does(noShow(Stage.SPOKEN));
  }

  @Test
  void whereNoVoiceIsANoShowCountsFromTheBoard() {
    String call = calledTwice();
    hall.does(report(call, Stage.RECEIVED));
    hall.later(20).does(report(call, Stage.SHOWN));

    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.later(29).refuses(noShow(Stage.SHOWN)));
    hall.later(1).does(noShow(Stage.SHOWN));
  }

  @Test
  void aCallThatNobodyTakesUpOrThatIsNeverSpokenHoldsUpNobodyForLong() {
    calledTwice();
    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.later(29).refuses(noShow(Stage.SPOKEN)));
    hall.later(1).does(noShow(Stage.SPOKEN));

    String call = calledTwice();
    hall.does(report(call, Stage.RECEIVED));
    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.later(89).refuses(noShow(Stage.SPOKEN)));
    hall.later(1).does(noShow(Stage.SPOKEN));

    String shown = calledTwice();
    hall.does(report(shown, Stage.RECEIVED));
    hall.later(10).does(report(shown, Stage.SHOWN));
    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.later(89).refuses(noShow(Stage.SPOKEN)));
    hall.later(1).does(noShow(Stage.SPOKEN));
  }

  @Test
  void aClockThatIsSetKeepsTheTimeSinceTheVoice() {
    String call = calledTwice();
    hall.does(report(call, Stage.SPOKEN));
    hall.later(20).clockSet(Duration.ofMinutes(-10));

    assertEquals(Reason.NO_SHOW_TOO_SOON, hall.later(9).refuses(noShow(Stage.SPOKEN)));
    hall.later(1).does(noShow(Stage.SPOKEN));
  }

  private String calledTwice() {
    hall.issue("OPP");
    Ticket called = hall.callNext(1);
    hall.later(20).does(new Recall(1, "sari"));
    return hall.ticket(called.id()).announcement().orElseThrow();
  }

  private static PressButton press(int counter, PressButton.Key key) {
    return new PressButton(counter, key, Stage.CALLED);
  }

  private static NoteNoShow noShow(Stage reach) {
    return new NoteNoShow(1, "sari", reach);
  }

  @Test
  void theBoardRemembersWhoDidNotComeHoweverManyWereServedSince() {
    Ticket missed = hall.issue("OPP");
    noShow();
    for (int served = 0; served < 20; served++) {
      hall.issue("OPP");
      hall.serveNext(1);
    }

    assertEquals(List.of(missed.id()), hall.office.history().stream().map(Ticket::id).toList());
  }

  @Test
  void aRestoredVisitorIsNextAgainAtTheOldPlaceWithNewCalls() {
    Ticket first = hall.issue("OPP");
    hall.issue("OPP");
    noShow();

    hall.does(new RestoreTicket(first.id(), "guard"));

    assertEquals(List.of(), List.copyOf(hall.office.missed()));
    assertEquals(List.of(), hall.office.history(), "the board forgets the missed call");
    Ticket again = hall.callNext(1);
    assertEquals(first.id(), again.id());
    assertEquals(1, again.calls());
    assertEquals(Optional.of(first.id() + "-3"), again.announcement(), "announced anew");
  }

  @Test
  void onlyAMissedVisitorIsRestored() {
    String id = hall.issue("OPP").id();

    assertEquals(Reason.TICKET_CLOSED, hall.refuses(new RestoreTicket(id, "guard")));
    assertEquals(Reason.UNKNOWN_TICKET, hall.refuses(new RestoreTicket("none", "guard")));
  }

  @Test
  void aVisitorWhoGoesHomeIsNotCalledAnyMore() {
    String first = hall.issue("OPP").id();
    String second = hall.issue("OPP").id();
    hall.does(new LeaveQueue(first, "guard"));

    assertEquals(second, hall.callNext(1).id());
    assertEquals(Reason.TICKET_NOT_WAITING, hall.refuses(new LeaveQueue(first, "guard")));
    assertEquals(Reason.TICKET_NOT_WAITING, hall.refuses(new LeaveQueue(second, "guard")));
    assertEquals(Reason.UNKNOWN_TICKET, hall.refuses(new LeaveQueue("none", "guard")));
  }

  // ---- announcements
  // ------------------------------------------------------------------------------

  @Test
  void onlyTheFirstReportOfAStageIsAFact() {
    hall.issue("OPP");
    String call = hall.callNext(1).announcement().orElseThrow();

    assertEquals(1, hall.does(report(call, Stage.SHOWN)).size());
    assertEquals(0, hall.does(report(call, Stage.SHOWN)).size());
    assertEquals(0, hall.does(report(call, Stage.RECEIVED)).size());
    assertEquals(0, hall.does(report("none", Stage.SPOKEN)).size());
  }

  @Test
  void aSpokenCallOfAVisitorWhoCameLeavesThePicture() {
    hall.officer(2, "budi").issue("OPP");
    String call = hall.callNext(1).announcement().orElseThrow();
    hall.does(report(call, Stage.SPOKEN));
    assertEquals(1, hall.office.announcements().size(), "still the one being called");
    hall.does(new StartService(1, "sari"));
    hall.issue("SSW");
    hall.does(new CallNext(2, "budi"));

    assertTrue(hall.office.announcement(call).isEmpty());
  }

  @Test
  void aCallIsToBeAnnouncedUntilItIsSpokenOrTooOldOrItsVisitorIsGone() {
    hall.officer(2, "budi").officer(3, "tono");
    hall.issue("OPP");
    hall.issue("SSW");
    hall.issue("REENTRY");
    String spoken = call(1, "sari");
    hall.later(1);
    String old = call(2, "budi");
    hall.later(60);
    String young = call(3, "tono");
    assertEquals(List.of(spoken, old, young), toAnnounce());

    hall.does(report(spoken, Stage.SPOKEN));
    assertEquals(List.of(old, young), toAnnounce());
    hall.later(60);
    assertEquals(List.of(old, young), toAnnounce(), "two minutes, the last second included");
    hall.later(1);
    assertEquals(List.of(young), toAnnounce());
    hall.does(new StartService(3, "tono"));
    assertEquals(List.of(young), toAnnounce(), "here, and the hall may still be told");
    hall.does(new FinishVisit(3, "tono"));
    assertEquals(List.of(), toAnnounce());
  }

  @Test
  void aCallThatOneBoardHasSpokenIsToBeHeardOnASlowerOneWhileItIsYoungAndCalled() {
    hall.issue("OPP");
    String call = call(1, "sari");
    hall.does(report(call, Stage.SPOKEN));

    assertTrue(isToBeHeard(1));
    hall.later(120);
    assertTrue(isToBeHeard(1), "two minutes, the last second included");
    hall.later(1);
    assertFalse(isToBeHeard(1));
    hall.does(new Recall(1, "sari"));
    assertTrue(isToBeHeard(1));
    hall.does(new StartService(1, "sari"));
    assertFalse(isToBeHeard(1));
  }

  private boolean isToBeHeard(int counter) {
    return hall.office.isToBeHeard(hall.ticket(hall.counter(counter).current()), hall.now);
  }

  private String call(int counter, String officer) {
    hall.does(new CallNext(counter, officer));
    return hall.ticket(hall.counter(counter).current()).announcement().orElseThrow();
  }

  private List<String> toAnnounce() {
    return hall.office.toAnnounce(hall.now).stream().map(Announcement::id).toList();
  }

  private static ReportAnnouncement report(String call, Stage stage) {
    return new ReportAnnouncement(call, stage, "board");
  }

  private void noShow() {
    hall.callNext(1);
    hall.later(20).does(new Recall(1, "sari"));
    hall.later(30).does(noShow(Stage.CALLED));
  }
}
