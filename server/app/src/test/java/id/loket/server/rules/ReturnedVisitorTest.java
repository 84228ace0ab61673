package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.hall.Priority;
import id.loket.server.catalogue.AlwaysOpen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Somebody comes back with what was missing, and need not queue again. */
class ReturnedVisitorTest {
  private static final int CAP_MINUTES = 45;

  private final Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(2, "sari");

  @Test
  void whoeverComesBackStandsAheadOfThoseWhoCameLatelyAndBehindThoseWhoHaveWaited() {
    Ticket longest = hall.issue("SSW");
    hall.later(CAP_MINUTES * 60 + 1);
    hall.issue("PERSEORANGAN");
    hall.issue("SSW");

    Ticket first = back("SSW", Priority.REGULAR);
    Ticket second = back("PERSEORANGAN", Priority.REGULAR);

    assertEquals(1, first.issue().ahead(), "as the slip says");
    assertEquals(2, second.issue().ahead(), "in the order in which they came back");
    assertEquals(0, hall.office.ahead(longest));
    assertEquals(List.of("S1", "S3", "M2", "M1", "S2"), served(5));
  }

  @Test
  void theConsoleReadsWhyAndWhereNobodyWaitsItIsTheOrderOfIssue() {
    back("SSW", Priority.REGULAR);
    hall.issue("SSW");

    assertEquals(Why.RETURNED, hall.serveNext(2).why());
    assertEquals(Why.ORDER_OF_ISSUE, hall.serveNext(2).why());
  }

  @Test
  void priorityVisitorsGoBeforeARegularOneWhoCameBack() {
    hall.issue("SSW", Priority.ELDERLY);
    hall.issue("SSW");
    back("SSW", Priority.REGULAR);
    back("SSW", Priority.PREGNANT_OR_NURSING);

    assertEquals(List.of("S4", "S1", "S3", "S2"), served(4));
  }

  @Test
  void aRestoredTicketOfSomebodyWhoCameBackKeepsItsPlace() {
    hall.issue("SSW");
    Ticket returned = back("SSW", Priority.REGULAR);
    hall.issue("SSW");
    hall.callNext(2);
    hall.later(30).does(new Recall(2, "sari"));
    hall.later(60).does(new NoteNoShow(2, "sari", Announcement.Stage.CALLED));

    hall.does(new RestoreTicket(returned.id(), "person:budi"));

    assertEquals(List.of("S2", "S1", "S3"), served(3));
  }

  /** However many come back, and whenever: whoever has waited for the cap is passed by nobody. */
  @Property(tries = 200)
  void nobodyWhoHasWaitedForTheCapIsPassedByAnybodyWhoComesBack(@ForAll long seed) {
    Random random = new Random(seed);
    Hall busy = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(2, "sari");
    Map<String, List<String>> aheadOf = new HashMap<>();
    List<String> returned = new ArrayList<>();
    for (int step = 0; step < 80; step++) {
      busy.later(random.nextInt(600));
      if (random.nextInt(3) == 0) {
        List<Ticket> long_ =
            busy.office.allWaiting().stream()
                .filter(one -> !returned.contains(one.id()))
                .filter(one -> one.issuedAt().isBefore(busy.now.minusSeconds(CAP_MINUTES * 60)))
                .toList();
        Ticket back = ticketOf(busy, Hall.wanted("SSW").ofReturned());
        returned.add(back.id());
        aheadOf.put(back.id(), long_.stream().map(Ticket::id).toList());
      } else if (random.nextInt(3) > 0) {
        busy.issue(random.nextBoolean() ? "SSW" : "PERSEORANGAN");
      } else if (busy.office.waiting() > 0) {
        Ticket called = busy.serveNext(2);
        assertInOrder(called, returned, aheadOf, busy);
      }
    }
  }

  private static void assertInOrder(
      Ticket called, List<String> returned, Map<String, List<String>> aheadOf, Hall busy) {
    List<String> waiting = busy.office.allWaiting().stream().map(Ticket::id).toList();
    if (!returned.contains(called.id())) {
      return;
    }
    assertTrue(
        aheadOf.get(called.id()).stream().noneMatch(waiting::contains),
        () -> called.id() + " has passed somebody who had waited for the cap");
    assertTrue(
        returned.subList(0, returned.indexOf(called.id())).stream().noneMatch(waiting::contains),
        () -> called.id() + " has passed somebody who came back before");
  }

  private Ticket back(String service, Priority priority) {
    return ticketOf(hall, Hall.wanted(service, priority).ofReturned());
  }

  private static Ticket ticketOf(Hall hall, Command command) {
    return hall.ticket(((TicketIssued) hall.does(command).get(0)).ticket());
  }

  private List<String> served(int visitors) {
    List<String> served = new ArrayList<>();
    for (int i = 0; i < visitors; i++) {
      Ticket ticket = hall.serveNext(2);
      served.add(ticket.prefix() + ticket.serial());
    }
    return served;
  }
}
