package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.catalogue.AlwaysOpen;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who needs no number is sent to a loket, and the officer there is told. */
class DirectedVisitorTest {
  private static final int COMPLAINTS = 6;

  private final Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);

  @Test
  void theLoketThatServesIsToldWhenUntilItsOfficerHasSeenIt() {
    hall.does(new DirectVisitor("a", "TERKENDALA", "kiosk-1"));
    hall.later(60).does(new DirectVisitor("b", "TERKENDALA", "person:satpam"));
    assertEquals(List.of(Hall.MONDAY, Hall.MONDAY.plusSeconds(60)), at(COMPLAINTS));
    assertEquals(List.of(), at(1), "no other loket");

    hall.does(new TakeCounter(COMPLAINTS, "sari"));
    assertEquals(
        Reason.NOT_YOUR_COUNTER, hall.refuses(new SeeDirected(COMPLAINTS, "budi", List.of("a"))));
    hall.does(new SeeDirected(COMPLAINTS, "sari", List.of("a")));

    assertEquals(List.of(Hall.MONDAY.plusSeconds(60)), at(COMPLAINTS), "who came meanwhile stays");
    hall.does(new SeeDirected(COMPLAINTS, "sari", List.of("a", "b")));
    assertEquals(List.of(), at(COMPLAINTS));
    assertEquals(
        List.of(), hall.does(new SeeDirected(COMPLAINTS, "sari", List.of("a"))), "nobody is new");
  }

  @Test
  void aChildAtTheKioskFillsNoConsoleAndNoJournal() {
    for (int i = 0; i < DirectVisitor.MOST_UNSEEN; i++) {
      hall.does(new DirectVisitor("v" + i, "TERKENDALA", "kiosk-1"));
    }

    assertEquals(List.of(), hall.does(new DirectVisitor("more", "TERKENDALA", "kiosk-1")));
    assertEquals(DirectVisitor.MOST_UNSEEN, at(COMPLAINTS).size());
  }

  @Test
  void whoNeedsANumberIsNotSentWithoutOne() {
    assertEquals(
        Reason.SERVICE_WITH_TICKET, hall.refuses(new DirectVisitor("a", "OPP", "kiosk-1")));
    assertEquals(
        Reason.UNKNOWN_SERVICE, hall.refuses(new DirectVisitor("a", "NOWHERE", "kiosk-1")));
  }

  @Test
  void theNextDayBeginsWithNobody() {
    hall.does(new DirectVisitor("a", "TERKENDALA", "kiosk-1"));

    hall.later(86_400).does(Hall.wanted("SSW"));

    assertEquals(List.of(), at(COMPLAINTS));
  }

  private List<Instant> at(int counter) {
    return DirectedVisitor.to(hall.office, counter).stream().map(DirectedVisitor::at).toList();
  }
}
