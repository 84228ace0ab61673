package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.hall.Priority;
import id.loket.server.catalogue.AlwaysOpen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A visitor is put aside or sent on a detour, and comes back to the same loket. */
class RestingTest {
  private final Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(2, "sari");

  @Test
  void whoIsPutAsideComesBackByItselfAndIsCalledFirst() {
    Ticket held = hall.issue("SSW");
    hall.issue("SSW", Priority.ELDERLY);
    hall.does(new CallNext(2, "sari"));
    serve();
    hall.callNext(2);

    hall.does(rest(Turn.Kind.HELD));
    Ticket other = hall.issue("SSW", Priority.ELDERLY);

    assertEquals(TicketState.RESTING, hall.ticket(held.id()).state());
    assertFalse(EndHolds.isDue(hall.office, hall.later(299).now));
    assertEquals(List.of(), hall.does(new EndHolds()));
    assertTrue(EndHolds.isDue(hall.office, hall.later(1).now));
    hall.does(new EndHolds());
    assertEquals(Why.BACK, hall.callNext(2).why(), "before " + other.number());
    assertEquals(held.id(), hall.counter(2).current());
  }

  @Test
  void whoIsOnADetourComesBackWhenSomebodySaysSo() {
    Ticket sent = hall.issue("SSW");
    hall.callNext(2);
    hall.does(rest(Turn.Kind.COPY));
    hall.later(29 * 60);
    assertFalse(hall.ticket(sent.id()).rest().orElseThrow().isOver(hall.now));

    hall.later(60).does(new EndHolds());

    assertEquals(TicketState.RESTING, hall.ticket(sent.id()).state(), "nobody said so");
    assertTrue(hall.ticket(sent.id()).rest().orElseThrow().isOver(hall.now), "it is told");
    hall.does(new BringBack(sent.id(), "person:satpam"));
    assertEquals(TicketState.WAITING, hall.ticket(sent.id()).state());
    assertEquals(
        Reason.TICKET_NOT_RESTING, hall.refuses(new BringBack(sent.id(), "person:satpam")));
    assertEquals(0, hall.office.ahead(hall.ticket(sent.id())));
  }

  @Test
  void theTimeAwayIsNeitherWaitingNorService() {
    Ticket sent = hall.issue("SSW");
    hall.later(120).callNext(2);
    hall.later(10).does(new StartService(2, "sari"));
    hall.later(100).does(rest(Turn.Kind.BPJS));
    hall.later(1500).does(new BringBack(sent.id(), "person:satpam"));
    hall.later(30).callNext(2);
    hall.later(5).does(new StartService(2, "sari"));
    hall.later(50).does(new FinishVisit(2, "sari"));

    Ticket done = hall.ticket(sent.id());
    assertEquals(Duration.ofSeconds(150), done.waited(hall.now));
    assertEquals(Duration.ofSeconds(150), done.served(done.endedAt()));
    assertEquals(List.of(150), hall.office.get(Shelf.PACES, "SSW").orElseThrow().seconds());
  }

  @Test
  void theSameOfficerCallsAlsoAtAnotherLoketAndElseWhoeverServesIt() {
    Hall wide = new Hall(Hall.everyLoketForAll(), Hall.MONDAY);
    wide.officer(2, "sari").officer(3, "budi");
    Ticket sent = wide.issue("SSW");
    Ticket next = wide.issue("SSW");
    wide.callNext(2);
    wide.does(rest(Turn.Kind.AIM));
    wide.does(new BringBack(sent.id(), "person:satpam"));
    assertEquals(next.id(), nextAt(wide, 3), "budi calls somebody else");

    wide.does(new TakeCounter(4, "sari"));
    assertEquals(sent.id(), nextAt(wide, 4), "sari sits elsewhere now");
    assertEquals(next.id(), nextAt(wide, 3));

    wide.does(new PauseCounter(4, "sari"));
    assertEquals(sent.id(), nextAt(wide, 3), "nobody is there");
  }

  @Test
  void whoIsAwayGoesHomeOrExpiresLikeOthers() {
    Ticket home = hall.issue("SSW");
    hall.callNext(2);
    hall.does(rest(Turn.Kind.OTHER));
    Ticket forgotten = hall.issue("SSW");
    hall.callNext(2);
    hall.does(rest(Turn.Kind.PHOTO_FINGER));

    hall.does(new LeaveQueue(home.id(), "person:satpam"));
    assertEquals(TicketState.LEFT, hall.ticket(home.id()).state());
    int before = hall.events.size();
    hall.later(86_400).does(Hall.wanted("SSW"));

    assertTrue(
        hall.events.subList(before, hall.events.size()).stream()
            .anyMatch(one -> one.equals(new TicketExpired(forgotten.id(), "DAY_ENDED"))));
  }

  @Test
  void puttingAsideIsTakenBack() {
    Ticket held = hall.issue("SSW");
    hall.callNext(2);
    hall.does(new StartService(2, "sari"));
    hall.does(rest(Turn.Kind.HELD));

    hall.later(5).does(new Undo(2, "sari"));

    assertEquals(TicketState.SERVING, hall.ticket(held.id()).state());
    assertEquals(Optional.empty(), hall.ticket(held.id()).turn());
    assertEquals(held.id(), hall.counter(2).current());
    assertTrue(hall.office.resting().isEmpty());
  }

  @Test
  void aHoldThatNobodyWaitsForStillKeepsItsNumberFromBeingGivenAgain() {
    Ticket held = hall.issue("SSW");
    hall.callNext(2);
    hall.does(rest(Turn.Kind.HELD));

    assertEquals(held.serial() + 1, hall.issue("SSW").serial());
    assertEquals(List.of(held.id()), hall.office.resting().stream().map(Ticket::id).toList());
  }

  private void serve() {
    hall.does(new StartService(2, "sari"));
    hall.does(new FinishVisit(2, "sari"));
  }

  private static RestTicket rest(Turn.Kind kind) {
    return new RestTicket(2, "sari", kind, Optional.empty());
  }

  private static String nextAt(Hall hall, int counter) {
    return Order.next(hall.office, hall.counter(counter), hall.now, 1).get(0).ticket().id();
  }
}
