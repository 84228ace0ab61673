package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.rules.Catalogue.Assist;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A loket serves a service of others: while it has nobody of its own, or while these wait long. */
class AssistTest {
  @Test
  void whileNobodyWaitsForItsOwnALoketServesOthers() {
    Hall hall = hall(new Assist("REENTRY", Optional.empty(), Optional.empty()));
    Ticket other = hall.issue("REENTRY");
    Ticket own = hall.later(60).issue("GTOG");

    assertEquals(List.of(own.id(), other.id()), next(hall));
    assertEquals(Why.ORDER_OF_ISSUE, called(hall).why());
    serve(hall);
    assertEquals(Why.ASSIST, called(hall).why(), "there is none of its own");
    serve(hall);
    assertEquals(Reason.NOBODY_WAITING, hall.refuses(new CallNext(4, "sari")));
  }

  @Test
  void onceTheyWaitTooLongTheyAreServedInCommonOrderUntilTheyDoNot() {
    Hall hall = hall(new Assist("REENTRY", Optional.of(60), Optional.of(20)));
    Ticket first = hall.issue("REENTRY");
    Ticket second = hall.later(50 * 60).issue("REENTRY");
    hall.issue("GTOG");
    assertEquals(List.of(), hall.later(9 * 60).does(new WatchWaits()), "59 minutes");

    assertEquals(List.of(new AssistBegan(4, "REENTRY")), hall.later(60).does(new WatchWaits()));

    assertEquals(first.id(), next(hall).get(0), "it came first");
    assertEquals(Attendance.State.OPEN, hall.office.attendance("REENTRY").state());
    called(hall);
    serve(hall);
    assertEquals(List.of(new AssistEnded(4, "REENTRY")), hall.does(new WatchWaits()), "10 minutes");
    assertTrue(next(hall).stream().noneMatch(second.id()::equals));
  }

  /** A wait that goes up and down around the limit begins and ends it once. */
  @Test
  void aSawToothAroundTheLimitChangesNothing() {
    Hall hall = hall(new Assist("REENTRY", Optional.of(60), Optional.of(20)));
    hall.officer(3, "budi");
    hall.issue("REENTRY");
    int changes = 0;
    for (int minute = 0; minute < 300; minute++) {
      hall.later(60);
      changes += hall.does(new WatchWaits()).size();
      if (minute % 3 == 0) {
        hall.issue("REENTRY");
      }
      boolean tooLong =
          Assisting.longest(hall.office, "REENTRY", hall.now).orElseThrow().toMinutes() >= 61;
      if (tooLong) {
        hall.does(new CallNext(3, "budi"));
        hall.does(new StartService(3, "budi"));
        hall.does(new FinishVisit(3, "budi"));
      }
    }

    assertEquals(1, changes, "it began once, and the wait never came down to twenty minutes");
  }

  @Test
  void aLoketThatPausesAssistsNobody() {
    Hall hall = hall(new Assist("REENTRY", Optional.of(1), Optional.of(0)));
    hall.issue("REENTRY");
    hall.later(61).does(new WatchWaits());

    hall.does(new PauseCounter(4, "sari"));

    assertEquals(List.of(new AssistEnded(4, "REENTRY")), hall.does(new WatchWaits()));
  }

  @Test
  void nobodyIsCalledBeforeTheyHaveFoundASeat() {
    Hall hall = new Hall(Hall.queueing(new Catalogue.Queueing(false, 5, 30, 45)), Hall.MONDAY);
    hall.officer(2, "sari").issue("SSW");

    assertEquals(Reason.NOBODY_WAITING, hall.later(44).refuses(new CallNext(2, "sari")));

    hall.later(1).does(new CallNext(2, "sari"));
  }

  private static Hall hall(Assist assist) {
    Catalogue usual = AlwaysOpen.catalogue();
    Catalogue assisted =
        new Catalogue(
            usual.office(),
            usual.services(),
            usual.counters().stream()
                .map(one -> one.number() == 4 ? with(one, assist) : one)
                .toList(),
            usual.settings());
    return new Hall(assisted, Hall.MONDAY).officer(4, "sari");
  }

  private static Catalogue.Counter with(Catalogue.Counter counter, Assist assist) {
    return new Catalogue.Counter(
        counter.number(), counter.name(), counter.services(), List.of(assist));
  }

  private static List<String> next(Hall hall) {
    return Order.next(hall.office, hall.counter(4), hall.now, 5).stream()
        .map(one -> one.ticket().id())
        .toList();
  }

  private static TicketCalled called(Hall hall) {
    return (TicketCalled) hall.does(new CallNext(4, "sari")).get(0);
  }

  private static void serve(Hall hall) {
    hall.does(new StartService(4, "sari"));
    hall.does(new FinishVisit(4, "sari"));
  }
}
