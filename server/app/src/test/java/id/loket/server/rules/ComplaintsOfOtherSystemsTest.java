package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.hall.Priority;
import id.loket.server.catalogue.AlwaysOpen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the users of other queue systems complain about, by the number in the list of features. */
class ComplaintsOfOtherSystemsTest {
  private final Hall hall =
      new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(1, "sari").officer(2, "budi");

  @Test
  void complaint01TwoOfficersNeverGetTheSameVisitor() {
    hall.officer(3, "tini");
    String missed = hall.issue("OPP").id();
    hall.callNext(1);
    hall.later(20).does(new Recall(1, "sari"));
    hall.later(30).does(new NoteNoShow(1, "sari", Announcement.Stage.CALLED));
    hall.does(new RestoreTicket(missed, "guard"));

    hall.does(new CallChosen(1, "sari", missed, "is back"));

    assertEquals(Reason.STILL_SERVING, hall.refuses(new CallNext(1, "sari")));
    assertEquals(
        Reason.TICKET_NOT_WAITING, hall.refuses(new CallChosen(2, "budi", missed, "is back")));
    assertEquals(
        Reason.TICKET_NOT_WAITING, hall.refuses(new CallChosen(3, "tini", missed, "is back")));
  }

  @Test
  void complaint02OneTicketIsNeverServedTwiceAndEndingOneEndsOnlyOne() {
    String ticket = hall.issue("OPP").id();
    hall.callNext(1);

    assertEquals(
        Reason.TICKET_NOT_WAITING, hall.refuses(new CallChosen(2, "budi", ticket, "also me")));
    assertEquals(Reason.NOTHING_CALLED, hall.refuses(new StartService(2, "budi")));
    hall.does(new StartService(1, "sari"));
    assertEquals(Reason.NOTHING_CALLED, hall.refuses(new FinishVisit(2, "budi")));
    assertEquals(TicketState.SERVING, hall.ticket(ticket).state());
  }

  @Test
  void complaint03ATicketWithoutPaperIsKnownToStaffAndCanBeReprinted() {
    IssueTicket wanted = Hall.wanted("OPP");
    hall.does(
        new IssueTicket("OPP", Priority.REGULAR, "id", "kiosk", "station", wanted.tokens(), 0));
    Ticket ticket = hall.office.openJobs().get(0);
    hall.does(
        new NoteOutcome(
            ticket.printing().job(), "station", Printing.State.NOT_PRINTED, "PAPER_OUT", ""));

    assertEquals(List.of(ticket.id()), ids(hall.office.troubledSlips()));
    hall.does(new Reprint(ticket.id(), "station", "again", "guard"));
    Ticket again = hall.ticket(ticket.id());
    assertEquals(ticket.number(), again.number());
    assertEquals(1, again.printing().copies());
    assertEquals(List.of(), ids(hall.office.troubledSlips()));
  }

  /** Slips without end are sold, or left lying about. */
  @Test
  void aKioskPrintsASlipTwiceMoreAndThenSomebodyOfTheOfficeHasTo() {
    IssueTicket wanted = Hall.wanted("OPP");
    hall.does(
        new IssueTicket("OPP", Priority.REGULAR, "id", "kiosk", "station", wanted.tokens(), 0));
    String ticket = printed();
    for (String copy : List.of("first", "second")) {
      hall.does(new Reprint(ticket, "station", copy, "kiosk", true));
      printed();
    }

    assertEquals(
        Reason.COPY_LIMIT, hall.refuses(new Reprint(ticket, "station", "third", "kiosk", true)));
    hall.does(new Reprint(ticket, "station", "third", "guard"));
    assertEquals(3, hall.ticket(ticket).printing().copies());
  }

  @Test
  void aCopyThatNeverCameOutIsNotCountedAgainstWhoWaitsForIt() {
    IssueTicket wanted = Hall.wanted("OPP");
    hall.does(
        new IssueTicket("OPP", Priority.REGULAR, "id", "kiosk", "station", wanted.tokens(), 0));
    String ticket = outcome(Printing.State.NOT_PRINTED, "PAPER_OUT");
    for (String copy : List.of("first", "second", "third")) {
      hall.does(new Reprint(ticket, "station", copy, "kiosk", true));
      outcome(Printing.State.NOT_PRINTED, "PAPER_OUT");
    }

    hall.does(new Reprint(ticket, "station", "with paper", "kiosk", true));
    printed();

    assertEquals(
        Reason.COPY_LIMIT, hall.refuses(new Reprint(ticket, "station", "more", "kiosk", true)));
  }

  private String printed() {
    return outcome(Printing.State.PRINTED, "NONE");
  }

  private String outcome(Printing.State state, String reason) {
    Ticket ticket = hall.office.openJobs().get(0);
    hall.does(new NoteOutcome(ticket.printing().job(), "station", state, reason, ""));
    return ticket.id();
  }

  @Test
  void complaint04NoNumberComesTwiceAtRushHour() {
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      assertTrue(numbers.add(hall.issue(i % 2 == 0 ? "OPP" : "SSW").number().toString()));
    }
  }

  @Test
  void complaint05NoNumberComesTwiceAfterTicketsWereServedLeftOrUndone() {
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      Ticket ticket = hall.issue("OPP");
      assertTrue(numbers.add(ticket.number().toString()));
      if (i % 3 == 0) {
        hall.does(new LeaveQueue(ticket.id(), "guard"));
      } else if (i % 3 == 1) {
        hall.callNext(1);
        hall.does(new Undo(1, "sari"));
      } else {
        hall.serveNext(1);
      }
    }
  }

  @Test
  void complaint06TwoScreensAtOnceGetTwoNumbers() {
    IssueTicket one = Hall.wanted("OPP");
    IssueTicket two = Hall.wanted("OPP");

    assertEquals("2026-11-23-A-1", ((TicketIssued) hall.does(one).get(0)).ticket());
    assertEquals("2026-11-23-A-2", ((TicketIssued) hall.does(two).get(0)).ticket());
  }

  @Test
  void complaint20RegularVisitorsDoNotPassInFrontOfPriorityOnesBeyondTheStatedRatio() {
    for (int i = 0; i < 9; i++) {
      hall.issue("SSW");
      hall.issue("SSW", Priority.PREGNANT_OR_NURSING);
    }
    List<Boolean> first = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      hall.does(new CallNext(2, "budi"));
      String current = hall.counter(2).current();
      first.add(hall.ticket(current).priority().goesFirst());
      hall.does(new StartService(2, "budi"));
      hall.does(new FinishVisit(2, "budi"));
    }

    assertEquals(
        List.of(true, true, false, true, true, false, true, true, false), first, "two to one");
  }

  @Test
  void complaint20PriorityIsNotAlwaysFirstWhateverTheWait() {
    Ticket early = hall.issue("SSW");
    hall.later(Duration.ofMinutes(46).toSeconds());
    hall.issue("SSW", Priority.ELDERLY);

    hall.does(new CallNext(2, "budi"));

    assertEquals(early.id(), hall.counter(2).current());
    assertEquals(Why.WAITED_TOO_LONG, hall.ticket(early.id()).why());
  }

  @Test
  void complaint21TheNumberIsKeptForLife() {
    Ticket ticket = hall.issue("OPP");
    hall.callNext(1);
    hall.later(20).does(new Recall(1, "sari"));
    hall.later(30).does(new NoteNoShow(1, "sari", Announcement.Stage.CALLED));
    hall.does(new RestoreTicket(ticket.id(), "guard"));
    hall.serveNext(1);

    assertEquals(ticket.number(), hall.ticket(ticket.id()).number());
    assertEquals(1, hall.office.tickets().size());
  }

  @Test
  void complaint22ANoShowNeedsEnoughCallsWithEnoughTimeBetween() {
    hall.issue("OPP");
    hall.callNext(1);
    assertEquals(
        Reason.NO_SHOW_TOO_SOON,
        hall.later(300).refuses(new NoteNoShow(1, "sari", Announcement.Stage.CALLED)));
    hall.does(new Recall(1, "sari"));
    assertEquals(
        Reason.NO_SHOW_TOO_SOON,
        hall.refuses(new NoteNoShow(1, "sari", Announcement.Stage.CALLED)));
    assertEquals(
        1, hall.later(30).does(new NoteNoShow(1, "sari", Announcement.Stage.CALLED)).size());
  }

  @Test
  void complaint24EveryWayOfCallingReachesTheHallByTheSameEvent() {
    hall.issue("OPP");
    String chosen = hall.issue("SSW").id();

    Event next = hall.does(new CallNext(1, "sari")).get(0);
    Event picked = hall.does(new CallChosen(2, "budi", chosen, "x")).get(0);

    assertEquals(TicketCalled.class, next.getClass());
    assertEquals(TicketCalled.class, picked.getClass());
    assertEquals(2, hall.office.announcements().size());
  }

  @Test
  void complaint25TheTurnOfTheDayForgetsNoQueueAndHappensOnce() {
    for (String service : List.of("OPP", "SSW", "REENTRY", "PENGADUAN")) {
      hall.issue(service);
      hall.issue(service, Priority.ELDERLY);
    }
    hall.callNext(1);
    hall.now = Hall.MONDAY.plus(Duration.ofDays(1));
    hall.issue("OPP");
    hall.issue("OPP");

    long expired = hall.events.stream().filter(TicketExpired.class::isInstance).count();
    long turned = hall.events.stream().filter(DayBegan.class::isInstance).count();
    assertEquals(8, expired, "priority visitors and the one at the counter included");
    assertEquals(2, turned);
    assertEquals(2, hall.office.waiting());
  }

  private static List<String> ids(java.util.Collection<Ticket> tickets) {
    return tickets.stream().map(Ticket::id).toList();
  }
}
