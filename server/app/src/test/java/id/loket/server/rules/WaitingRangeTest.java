package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.rules.Catalogue.DefaultRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
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

  @Test
  void theFortiethAtHalfPastThreeMayNotBeServedToday() {
    Hall hall = usualHours("2026-11-23T15:30");
    for (int ahead = 0; ahead < 39; ahead++) {
      hall.issue("INFORMASI");
    }

    WaitingRange range = hall.issue("INFORMASI").issue().range();

    assertTrue(range.pastClosing());
    assertTrue(range.inHours());
    int[] each = defaultMinutes("INFORMASI");
    assertEquals(each[0] * 39, range.lowMinutes());
    assertEquals(each[1] * 39, range.highMinutes());
  }

  @Test
  void theFirstAtHalfPastThreeIsServedAndTheSameLineInTheMorningAsWell() {
    assertFalse(usualHours("2026-11-23T15:30").issue("INFORMASI").issue().range().pastClosing());

    Hall morning = usualHours("2026-11-23T09:00");
    for (int ahead = 0; ahead < 39; ahead++) {
      morning.issue("INFORMASI");
    }
    int low = defaultMinutes("INFORMASI")[0] * 39;
    boolean late = low > 6 * 60;
    assertEquals(late, morning.issue("INFORMASI").issue().range().pastClosing());
  }

  @Test
  void aBreakIsPartOfTheWait() {
    Hall hall = usualHours("2026-11-23T11:58");
    hall.issue("INFORMASI");
    int[] each = defaultMinutes("INFORMASI");

    WaitingRange range = hall.issue("INFORMASI").issue().range();

    assertEquals(new WaitingRange(each[0] + 60, each[1] + 60), range);
  }

  @Test
  void anAnnouncedClosingEndsTheDaysWorkSooner() {
    Hall hall = usualHours("2026-11-23T09:00");
    hall.issue("INFORMASI");
    assertFalse(hall.issue("INFORMASI").issue().range().pastClosing());

    hall.does(
        new AnnounceClosing(Closing.OFFICE, hall.now.plusSeconds(60), "listrik padam", "guard"));

    assertTrue(hall.issue("INFORMASI").issue().range().pastClosing());
  }

  @Test
  void fromNinetyMinutesOnItIsToldInHours() {
    assertFalse(new WaitingRange(45, 89).inHours());
    WaitingRange long1 = new WaitingRange(390, 780);
    assertTrue(long1.inHours());
    assertEquals(6, long1.lowHours());
    assertEquals(13, long1.highHours());
    assertEquals(0, new WaitingRange(59, 90).lowHours());
    assertEquals(2, new WaitingRange(59, 90).highHours());
  }

  /** By the built-in catalogue: 08.00 to 16.00 with a break at noon; one loket informs. */
  private static Hall usualHours(String wib) {
    Instant now = LocalDateTime.parse(wib).atZone(ZoneId.of("Asia/Jakarta")).toInstant();
    Catalogue catalogue = CatalogueFile.readDefault().orThrow();
    Hall hall = new Hall(catalogue, now);
    hall.officer(catalogue.countersServing("INFORMASI").get(0).number(), "sari");
    return hall;
  }

  private static int[] defaultMinutes(String service) {
    Catalogue.DefaultRange each =
        CatalogueFile.readDefault().orThrow().service(service).orElseThrow().defaultMinutes();
    return new int[] {each.low(), each.high()};
  }
}
