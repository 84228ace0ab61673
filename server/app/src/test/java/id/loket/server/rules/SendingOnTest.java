package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.catalogue.AlwaysOpen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A visitor is sent on to another service or loket, with the number that they have. */
class SendingOnTest {
  private final Hall hall =
      new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(2, "sari").officer(3, "budi");

  @Test
  void theNumberStaysAndWaitsThereAtItsOldPlace() {
    Ticket sent = hall.issue("SSW");
    hall.later(60).issue("REENTRY");
    hall.callNext(2);

    hall.does(on("REENTRY", false));

    Ticket waiting = hall.ticket(sent.id());
    assertEquals(sent.number(), waiting.number());
    assertEquals("REENTRY", waiting.service());
    assertEquals(TicketState.WAITING, waiting.state());
    assertEquals(0, hall.office.ahead(waiting), "it came first");
    assertEquals(0, hall.office.waiting("SSW"));
    assertEquals(2, hall.office.waiting("REENTRY"));
    assertTrue(hall.counter(2).current().isEmpty());
    assertEquals(sent.id(), called(3, "budi"));
  }

  @Test
  void itStandsBehindThoseWhoWaitThereWhereTheOfficeHasSetThat() {
    Catalogue.Queueing end = new Catalogue.Queueing(true, 5, 30, 0);
    Hall atTheEnd = new Hall(Hall.queueing(end), Hall.MONDAY).officer(2, "sari");
    Ticket sent = atTheEnd.issue("SSW");
    atTheEnd.issue("REENTRY");
    atTheEnd.callNext(2);

    atTheEnd.does(on("REENTRY", false));
    atTheEnd.issue("REENTRY");

    assertEquals(1, atTheEnd.office.ahead(atTheEnd.ticket(sent.id())), "and before who came later");
  }

  @Test
  void doneHereAndOnThereIsTwoServicesOfOneVisit() {
    Ticket sent = hall.issue("SSW");
    hall.later(300).callNext(2);
    hall.later(10).does(new StartService(2, "sari"));

    List<HallEvent> events = hall.later(240).does(on("REENTRY", true));

    VisitFinished finished = assertInstanceOf(VisitFinished.class, events.get(0));
    assertEquals("SSW", finished.service());
    assertEquals(List.of(240), hall.office.get(Shelf.PACES, "SSW").orElseThrow().seconds());
    called(3, "budi");
    hall.later(5).does(new StartService(3, "budi"));
    hall.later(60).does(new FinishVisit(3, "budi"));
    assertEquals(List.of(60), hall.office.get(Shelf.PACES, "REENTRY").orElseThrow().seconds());
    assertEquals(Duration.ZERO, hall.ticket(sent.id()).waited(hall.now), "called there at once");
  }

  @Test
  void whatIsNotBegunIsNotDoneAndNobodyIsSentToWhereTheyAre() {
    hall.issue("SSW");
    assertEquals(Reason.NOTHING_CALLED, hall.refuses(on("REENTRY", false)));
    hall.callNext(2);

    assertEquals(Reason.NOT_STARTED, hall.refuses(on("REENTRY", true)));
    assertEquals(Reason.SENT_NOWHERE, hall.refuses(on("SSW", false)));
    assertEquals(Reason.UNKNOWN_SERVICE, hall.refuses(on("NOWHERE", false)));
    assertEquals(Reason.SERVICE_WITHOUT_TICKET, hall.refuses(on("TERKENDALA", false)));
    assertEquals(Reason.NOT_SERVED_HERE, hall.refuses(to("REENTRY", 1)));
    assertEquals(Reason.UNKNOWN_COUNTER, hall.refuses(to("REENTRY", 99)));
  }

  @Test
  void sendingOnIsTakenBackWithTheServiceThatWasDone() {
    Ticket sent = hall.issue("SSW");
    hall.callNext(2);
    hall.later(10).does(new StartService(2, "sari"));
    hall.later(240).does(on("REENTRY", true));

    hall.later(5).does(new Undo(2, "sari"));

    Ticket back = hall.ticket(sent.id());
    assertEquals(TicketState.SERVING, back.state());
    assertEquals("SSW", back.service());
    assertEquals(sent.id(), hall.counter(2).current());
    assertEquals(List.of(), hall.office.get(Shelf.PACES, "SSW").orElseThrow().seconds());
    assertEquals(0, hall.office.waiting("REENTRY"));
  }

  @Test
  void onceCalledElsewhereItCanNotBeTakenBack() {
    hall.issue("SSW");
    hall.callNext(2);
    hall.does(on("REENTRY", false));
    called(3, "budi");

    assertEquals(Reason.NOTHING_TO_UNDO, hall.refuses(new Undo(2, "sari")));
  }

  private String called(int counter, String officer) {
    return ((TicketCalled) hall.does(new CallNext(counter, officer)).get(0)).ticket();
  }

  private static SendOn on(String service, boolean finished) {
    return new SendOn(2, "sari", service, Optional.empty(), finished, Optional.empty());
  }

  private static SendOn to(String service, int counter) {
    return new SendOn(2, "sari", service, Optional.of(counter), false, Optional.empty());
  }
}
