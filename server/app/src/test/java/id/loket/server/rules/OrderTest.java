package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.hall.Priority;
import id.loket.server.catalogue.AlwaysOpen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is next, and why. */
class OrderTest {
  private final Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(2, "sari");

  @Test
  void acrossTheServicesOfACounterTheOrderIsTheOrderOfIssue() {
    hall.issue("PERSEORANGAN");
    hall.issue("SSW");
    hall.issue("OPP");
    hall.issue("SSW");
    hall.issue("PERSEORANGAN");

    assertEquals(List.of("M1", "S1", "S2", "M2"), served(2, 4));
  }

  @Test
  void afterTwoPriorityVisitorsOneRegularVisitorHasATurn() {
    for (int i = 0; i < 3; i++) {
      hall.issue("SSW");
    }
    for (int i = 0; i < 5; i++) {
      hall.issue("SSW", Priority.ELDERLY);
    }

    assertEquals(List.of("S4", "S5", "S1", "S6", "S7", "S2", "S8", "S3"), served(2, 8));
  }

  @Test
  void theReasonIsKeptWithEachCall() {
    hall.issue("SSW");
    for (int i = 0; i < 3; i++) {
      hall.issue("SSW", Priority.DISABLED);
    }
    List<Why> why = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      why.add(hall.serveNext(2).why());
    }

    assertEquals(List.of(Why.PRIORITY, Why.PRIORITY, Why.REGULAR_TURN, Why.PRIORITY), why);
  }

  @Test
  void aRegularVisitorWhoWaitedLongerThanTheCapComesBeforeALaterPriorityVisitor() {
    hall.issue("SSW");
    hall.later(45 * 60).issue("SSW", Priority.ELDERLY);
    assertEquals(Why.PRIORITY, next(2).why(), "at the cap, not beyond it");

    hall.later(1);

    assertEquals(Why.WAITED_TOO_LONG, next(2).why());
    assertEquals(List.of("S1", "S2"), served(2, 2));
  }

  @Test
  void thePriorityVisitorWhoCameFirstIsNotPassedByTheCap() {
    hall.issue("SSW", Priority.ELDERLY);
    hall.issue("SSW");
    hall.later(3 * 3600);

    assertEquals(List.of("S1", "S2"), served(2, 2));
  }

  @Test
  void theNextFiveAreThoseWhoAreThenCalled() {
    for (int i = 0; i < 4; i++) {
      hall.issue("SSW");
      hall.issue("PERSEORANGAN", i % 2 == 0 ? Priority.ELDERLY : Priority.REGULAR);
    }
    List<String> promised =
        Order.next(hall.office, hall.counter(2), hall.now, 5).stream()
            .map(next -> next.ticket().id())
            .toList();
    List<String> called = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      called.add(hall.serveNext(2).id());
    }

    assertEquals(promised, called);
  }

  @Test
  void aNewOfficerBeginsANewTurnOfPriorities() {
    hall.issue("SSW");
    hall.issue("SSW", Priority.ELDERLY);
    hall.serveNext(2);
    assertEquals(1, hall.counter(2).streak());

    hall.does(new ReleaseCounter(2, "sari"));
    hall.does(new TakeCounter(2, "budi"));

    assertEquals(0, hall.counter(2).streak());
  }

  private Order.Next next(int counter) {
    return Order.next(hall.office, hall.counter(counter), hall.now, 1).get(0);
  }

  private List<String> served(int counter, int visitors) {
    List<String> served = new ArrayList<>();
    for (int i = 0; i < visitors; i++) {
      Ticket ticket = hall.serveNext(counter);
      served.add(ticket.prefix() + ticket.serial());
    }
    return served;
  }
}
