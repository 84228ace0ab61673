package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.rules.Catalogue.DefaultRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a visitor is told about the wait. */
class WaitingRangeTest {
  private static final DefaultRange USUAL = new DefaultRange(10, 20);

  @Test
  void belowFiveObservationsTheCatalogueSpeaks() {
    Pace four = new Pace(List.of(60, 60, 60, 60));

    assertEquals(Optional.of(new WaitingRange(30, 60)), four.range(3, 1, USUAL));
  }

  @Test
  void fromFiveObservationsOnItIsBetweenTheQuickAndTheSlowQuarter() {
    Pace five = new Pace(List.of(300, 60, 240, 120, 180));

    assertEquals(Optional.of(new WaitingRange(8, 16)), five.range(4, 1, USUAL));
  }

  @Test
  void twoOpenCountersHalveTheWaitRoundedUpToMinutes() {
    Pace five = new Pace(List.of(300, 60, 240, 120, 180));

    assertEquals(Optional.of(new WaitingRange(3, 6)), five.range(3, 2, USUAL));
  }

  @Test
  void whoIsFirstWaitsNoMinutes() {
    assertEquals(Optional.of(new WaitingRange(0, 0)), new Pace(List.of()).range(0, 1, USUAL));
  }

  @Test
  void onlyTheLastTwentyObservationsCount() {
    Pace pace = new Pace(List.of());
    for (int seconds : IntStream.rangeClosed(1, 30).toArray()) {
      pace = pace.with(seconds);
    }

    assertEquals(IntStream.rangeClosed(11, 30).boxed().toList(), pace.seconds());
  }

  @Test
  void withNoOpenCounterThatServesItThereIsNoRange() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    assertEquals(null, hall.issue("OPP").issue().range(), "nobody sits there");

    hall.officer(1, "sari");
    assertEquals(new WaitingRange(15, 30), hall.issue("OPP").issue().range());

    hall.does(new PauseCounter(1, "sari"));
    assertEquals(null, hall.issue("OPP").issue().range(), "paused");
  }

  @Test
  void peopleAheadAreThoseWhoShareTheCounter() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    hall.issue("SSW");
    hall.issue("PERSEORANGAN");
    hall.issue("OPP");

    assertEquals(2, hall.issue("SSW").issue().ahead());
    assertEquals(0, hall.issue("REENTRY").issue().ahead());
  }

  @Test
  void anUndoneFinishLeavesNoObservationAndAnOfficeLearnsFromTheOthers() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(1, "sari");
    for (int visitor = 0; visitor < 5; visitor++) {
      hall.issue("OPP");
      hall.callNext(1);
      hall.does(new StartService(1, "sari"));
      hall.later(120).does(new FinishVisit(1, "sari"));
    }
    hall.issue("OPP");

    assertEquals(new WaitingRange(2, 2), hall.issue("OPP").issue().range());
  }
}
