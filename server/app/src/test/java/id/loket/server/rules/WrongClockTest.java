package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.hall.TicketNumber;
import id.loket.server.catalogue.AlwaysOpen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is wrong for a while does nobody any harm. */
class WrongClockTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  // ---- set while the hall is in use
  // ---------------------------------------------------------------

  @Test
  void aYearAheadForOneTapKeepsEverybodyAndTheNumbersGoOn() {
    Hall hall = hall();
    Ticket early = hall.issue("OPP");

    hall.clockSet(YEAR);
    Ticket during = hall.issue("OPP");
    assertEquals(TicketState.WAITING, hall.ticket(early.id()).state());
    hall.clockSet(YEAR.negated());
    Ticket after = hall.issue("OPP");

    assertEquals(MONDAY, hall.office.day());
    assertEquals("2026-11-23-A-3", after.id());
    assertEquals(
        List.of("A001", "A002", "A003"),
        hall.office.allWaiting().stream().map(one -> one.number().toString()).toList());
    assertEquals("A002", during.number().toString());
  }

  @Test
  void thirtyDaysAfterAYearAheadTheNumbersBeginAtOne() {
    Hall hall = hall();
    for (int i = 0; i < 5; i++) {
      hall.issue("REENTRY");
    }
    hall.clockSet(YEAR);
    hall.issue("REENTRY");
    hall.clockSet(YEAR.negated());
    hall.issue("REENTRY");

    hall.startsLater(Duration.ofDays(30));

    assertEquals("2026-12-23-R-1", hall.issue("REENTRY").id());
  }

  @Test
  void aClockThatIsPutRightAnHourAfterTheStartTakesItsThreeAlong() {
    Hall hall = hall();
    hall.startsLater(Duration.ofHours(1));
    List<Ticket> three = List.of(hall.issue("OPP"), hall.issue("OPP"), hall.issue("SSW"));

    hall.clockSet(Duration.ofHours(23));
    hall.issue("OPP");

    assertEquals(LocalDate.parse("2026-11-24"), hall.office.day());
    for (Ticket one : three) {
      assertEquals(TicketState.WAITING, hall.ticket(one.id()).state());
      assertTrue(hall.office.ticketByToken(one.token()).isPresent(), "the phone finds it");
    }
    assertEquals(4, hall.office.waiting());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2000-01-01T00:00:00Z", "2026-11-22T03:00:00Z"})
  void aClockThatFallsBehindASureDayIsTheOneThatIsWrong(Instant behind) {
    Hall hall = hall().officer(1, "sari");
    hall.issue("OPP");
    Duration back = Duration.between(hall.now, behind);

    hall.clockSet(back);
    assertEquals("2026-11-23-A-2", hall.issue("OPP").id());
    hall.clockSet(back.negated());

    assertEquals("2026-11-23-A-3", hall.issue("OPP").id());
    assertEquals(3, hall.office.waiting());
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Jakarta, 2026-12-31T16:30:00Z, 2026-12-31",
    "Asia/Makassar, 2026-12-31T15:30:00Z, 2026-12-31",
    "Asia/Jayapura, 2026-12-31T14:30:00Z, 2026-12-31",
    "Asia/Jakarta, 2026-11-30T16:30:00Z, 2026-11-30",
    "Asia/Makassar, 2028-02-28T15:30:00Z, 2028-02-28",
    "Asia/Jayapura, 2028-02-29T14:30:00Z, 2028-02-29"
  })
  void jumpsOverTheEndOfAMonthOrYearAndBackChangeNothing(String zone, Instant at, LocalDate day) {
    Hall hall = new Hall(ServiceDayTest.inZone(zone), at);
    hall.issue("OPP");

    hall.clockSet(Duration.ofHours(1)).issue("OPP");
    assertEquals(day.plusDays(1), hall.office.day());
    hall.clockSet(Duration.ofHours(-1)).issue("OPP");

    assertEquals(day, hall.office.day());
    assertEquals(
        List.of("A001", "A002", "A003"),
        hall.office.allWaiting().stream().map(one -> one.number().toString()).toList());
    assertEquals(day + "-A-3", hall.office.newest(1).get(0).id());
  }

  @Test
  void aNumberGivenUnderTomorrowsDateIsNotGivenAgainTomorrow() {
    Hall hall = hall();
    hall.clockSet(Duration.ofDays(1));
    assertEquals("2026-11-24-A-1", hall.issue("OPP").id());
    hall.clockSet(Duration.ofDays(-1));
    assertEquals("2026-11-23-A-2", hall.issue("OPP").id());

    hall.later(Duration.ofDays(1).toSeconds());

    assertEquals("2026-11-24-A-2", hall.issue("OPP").id());
    assertEquals("2026-11-24-A-3", hall.issue("OPP").id());
  }

  @Test
  void pausesWaitsAndTheUndoOfOneWhoIsCalledGoOnThroughAJumpEitherWay() {
    for (Duration by : List.of(YEAR, YEAR.negated())) {
      Hall hall = hall().officer(1, "sari");
      hall.issue("OPP");
      Ticket called = hall.callNext(1);
      hall.later(10);

      hall.clockSet(by);

      assertEquals(Reason.RECALL_TOO_SOON, hall.later(9).refuses(new Recall(1, "sari")));
      hall.later(1).does(new Recall(1, "sari"));
      assertEquals(
          Reason.NO_SHOW_TOO_SOON,
          hall.later(29).refuses(new NoteNoShow(1, "sari", Announcement.Stage.CALLED)));
      Ticket now = hall.ticket(called.id());
      assertEquals(49, Duration.between(now.issuedAt(), hall.now).toSeconds(), "waited, by " + by);
    }
  }

  @Test
  void aVisitThatSpansAJumpTookAsLongAsItTook() {
    Hall hall = hall().officer(1, "sari");
    hall.issue("OPP");
    hall.callNext(1);
    hall.does(new StartService(1, "sari"));
    hall.later(300).clockSet(YEAR);
    hall.does(new FinishVisit(1, "sari"));

    assertEquals(List.of(300), hall.office.get(Shelf.PACES, "OPP").orElseThrow().seconds());
  }

  @Test
  void whoeverHasWaitedTooLongIsNotMadeUpByAClock() {
    Hall hall = hall().officer(1, "sari");
    hall.issue("OPP");
    Ticket first = hall.issue("OPP", id.loket.hall.Priority.ELDERLY);

    hall.clockSet(Duration.ofHours(3));

    assertEquals(first.id(), hall.callNext(1).id());
  }

  @Test
  void aClosingInForceStaysInForceThroughAWrongDay() {
    Hall hall = hall();
    hall.does(new AnnounceClosing("OPP", hall.now, "listrik padam", "guard"));

    hall.clockSet(YEAR);
    assertEquals(Reason.SERVICE_CLOSED, hall.refuses(Hall.wanted("OPP")));
    hall.clockSet(YEAR.negated());

    assertEquals(Reason.SERVICE_CLOSED, hall.refuses(Hall.wanted("OPP")));
  }

  // ---- a start with a wrong clock
  // -------------------------------------------------------------------

  @Test
  void anOfficeThatWasSetUpAYearAheadIsBroughtBack() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY.plus(YEAR));
    hall.issue("OPP");

    hall.startsLater(YEAR.negated());

    assertEquals("2026-11-23-A-2", hall.issue("OPP").id());
    assertEquals(2, hall.office.waiting());
  }

  @Test
  void aClockThatWasAheadAllNightIsBelievedByAPersonOnly() {
    Hall hall = hall();
    Ticket waits = hall.issue("OPP");
    hall.clockSet(Duration.ofDays(-2));
    assertEquals(MONDAY, hall.office.day());

    hall.does(new AnswerDay(true, "person:budi"));

    assertEquals("2026-11-21-A-2", hall.issue("OPP").id());
    assertEquals(TicketState.WAITING, hall.ticket(waits.id()).state());
  }

  @Test
  void anOfficeThatWasSetUpIn1970LosesNobodyWhenTheClockComes() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Instant.EPOCH);
    Ticket waits = hall.issue("OPP");

    hall.clockSet(Duration.between(Instant.EPOCH, Hall.MONDAY));

    assertEquals("2026-11-23-A-2", hall.issue("OPP").id());
    assertEquals(TicketState.WAITING, hall.ticket(waits.id()).state());
  }

  @Test
  void aStartAYearAheadIsAskedAboutAndLeftAgainWithEverybodyBack() {
    Hall hall = hall().officer(1, "sari");
    Ticket called = hall.issue("OPP");
    Ticket waits = hall.issue("OPP");
    hall.callNext(1);

    hall.startsLater(YEAR);
    Ticket during = hall.issue("OPP");
    assertTrue(hall.office.mark().asked());
    assertEquals("2027-11-23-A-1", during.id());
    hall.startsLater(YEAR.negated().plus(MINUTE));
    Ticket after = hall.issue("OPP");

    assertEquals(MONDAY, hall.office.day());
    for (Ticket one : List.of(called, waits, during, after)) {
      assertEquals(TicketState.WAITING, hall.ticket(one.id()).state(), one::id);
      assertTrue(hall.office.ticketByToken(one.token()).isPresent());
    }
    assertEquals(
        List.of("A001", "A002", "A003", "A004"),
        hall.office.allWaiting().stream().map(one -> one.number().toString()).toList(),
        "A001 of the wrong day is A003 now, and the next goes on");
    assertEquals(
        List.of(new DayCorrected.Renumbered(during.id(), 1, 3)), hall.office.mark().renumbered());
    assertFalse(hall.office.mark().asked());
  }

  @Test
  void noToTheQuestionGoesBackAndDaysAreCountedFromThereUntilTheClockIsRight() {
    Hall hall = hall();
    Ticket waits = hall.issue("OPP");
    hall.startsLater(YEAR);
    hall.issue("SSW");

    hall.does(new AnswerDay(false, "person:budi"));

    assertEquals(TicketState.WAITING, hall.ticket(waits.id()).state());
    assertEquals("2026-11-23-A-2", hall.issue("OPP").id());
    hall.later(Duration.ofDays(1).toSeconds());
    assertEquals("2026-11-24-A-1", hall.issue("OPP").id(), "a night has passed");
    hall.clockSet(YEAR.negated());
    assertEquals("2026-11-24-A-2", hall.issue("OPP").id());
  }

  @Test
  void yesToTheQuestionKeepsTheDayAndNobodyIsAskedAgain() {
    Hall hall = hall();
    hall.startsLater(Duration.ofDays(20));
    hall.issue("OPP");

    hall.does(new AnswerDay(true, "person:budi"));

    assertFalse(hall.office.mark().asked());
    assertEquals("2026-12-13-A-2", hall.issue("OPP").id());
    assertEquals(Reason.DAY_NOT_ASKED, hall.refuses(new AnswerDay(false, "person:budi")));
    long asked = hall.events.stream().filter(DayDoubted.class::isInstance).count();
    assertEquals(1, asked);
  }

  @Test
  void aNoThatWasAMistakeIsTakenBack() {
    Hall hall = hall();
    hall.issue("OPP");
    hall.startsLater(Duration.ofDays(20));
    hall.issue("OPP");
    hall.does(new AnswerDay(false, "person:budi"));

    hall.does(new AnswerDay(true, "person:budi"));

    assertEquals("2026-12-13", hall.issue("OPP").id().substring(0, 10));
  }

  @Test
  void aWeekendByTheCatalogueIsNoReasonToAsk() {
    Hall hall =
        new Hall(
            id.loket.server.catalogue.CatalogueFile.readDefault().orThrow(),
            Instant.parse("2026-11-20T03:00:00Z"));
    hall.issue("OPP");

    hall.startsLater(Duration.ofDays(3)).issue("OPP");

    assertEquals(MONDAY, hall.office.day());
    assertFalse(hall.office.mark().asked());
  }

  // ---- a zone
  // ---------------------------------------------------------------------------------------

  @Test
  void aWrongZoneForAMinuteIsAskedForAndCostsNobodyThePlace() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Instant.parse("2026-11-23T15:30:00Z"));
    Ticket waits = hall.issue("OPP");
    Catalogue east = ServiceDayTest.inZone("Asia/Jayapura");

    assertEquals(Reason.ZONE_WITH_PEOPLE, hall.refuses(new AdoptCatalogue(east)));
    hall.does(new AdoptCatalogue(east, true));
    assertEquals("2026-11-24-A-2", hall.issue("OPP").id());
    hall.later(60).does(new AdoptCatalogue(AlwaysOpen.catalogue(), true));

    assertEquals("2026-11-23-A-3", hall.issue("OPP").id());
    assertEquals(TicketState.WAITING, hall.ticket(waits.id()).state());
    assertEquals(3, hall.office.waiting());
  }

  @Test
  void aServiceOfThoseWhoMayComeBackIsNotTakenAwayMeanwhile() {
    Hall hall = hall();
    Ticket waits = hall.issue("INFORMASI");
    hall.startsLater(YEAR).issue("OPP");

    assertEquals(Reason.CATALOGUE_IN_USE, hall.refuses(new AdoptCatalogue(withoutInformation())));
    hall.does(new AnswerDay(false, "person:budi"));

    assertEquals(TicketState.WAITING, hall.ticket(waits.id()).state());
  }

  @Test
  void onAMorningThatNobodyDoubtsYesterdaysPeopleMayStillComeBack() {
    Hall hall = hall();
    Ticket waits = hall.issue("INFORMASI");
    hall.startsLater(Duration.ofDays(1)).issue("OPP");
    Catalogue less = withoutInformation();

    assertEquals(Reason.DAY_UNSURE, hall.refuses(new AdoptCatalogue(less)));
    hall.startsLater(Duration.ofDays(-1));
    hall.issue("OPP");

    assertEquals(TicketState.WAITING, hall.ticket(waits.id()).state());
    assertTrue(hall.office.service("INFORMASI").isPresent());
  }

  @Test
  void whoSaysThatTheMorningIsTheRightOneMayTakeAServiceAway() {
    Hall hall = hall();
    hall.issue("INFORMASI");
    hall.startsLater(Duration.ofDays(1)).issue("OPP");

    hall.does(new AnswerDay(true, "person:budi"));
    hall.does(new AdoptCatalogue(withoutInformation()));

    hall.startsLater(Duration.ofDays(-1));
    hall.issue("OPP");
    assertEquals(MONDAY.plusDays(1), hall.office.day(), "a person was sure, so nobody comes back");
  }

  @Test
  void aServiceThatNobodyHadYesterdayMayGoOnAnyMorning() {
    Hall hall = hall();
    hall.issue("OPP");
    hall.startsLater(Duration.ofDays(1)).issue("OPP");

    hall.does(new AdoptCatalogue(withoutInformation()));
  }

  @Test
  void whoMayComeBackStaysCallable() {
    Hall hall = hall();
    hall.issue("REENTRY");
    hall.startsLater(YEAR).issue("OPP");

    assertEquals(
        Reason.CATALOGUE_IN_USE,
        hall.refuses(new AdoptCatalogue(ObstacleTest.withoutNumbers("REENTRY"))));
  }

  // ---- after a restore
  // --------------------------------------------------------------------------------

  @Test
  void numbersThatWereToldAreNotGivenAgainWhenAWrongDayIsLeft() {
    Hall hall = hall();
    hall.issue("OPP");
    tell(hall, 40);

    hall.startsLater(YEAR);
    Ticket during = hall.issue("OPP");
    hall.startsLater(YEAR.negated().plus(MINUTE));

    assertEquals("2026-11-23-A-42", hall.issue("OPP").id());
    assertEquals("A041", hall.ticket(during.id()).number().toString(), "A001 is another's");
  }

  @Test
  void numbersThatWereToldOnTheWrongDayCountForTheRightOne() {
    Hall hall = hall();
    hall.issue("OPP");
    hall.startsLater(YEAR);
    tell(hall, 40);

    hall.does(new AnswerDay(false, "person:budi"));

    assertEquals("2026-11-23-A-41", hall.issue("OPP").id());
    hall.startsLater(Duration.ofDays(1).minus(YEAR));
    assertEquals("2026-11-24-A-1", hall.issue("OPP").id());
  }

  @Test
  void whatWasToldIsKeptThroughTwoWrongDaysOfWhichTheFirstIsTheRightOne() {
    Hall hall = hall();
    hall.issue("OPP");
    hall.startsLater(Duration.ofDays(20));
    tell(hall, 40);
    hall.startsLater(YEAR).issue("OPP");

    hall.startsLater(YEAR.negated());

    assertEquals("2026-12-13-A-41", hall.issue("OPP").id());
  }

  @Test
  void whatWasToldIsForgottenWithItsDay() {
    Hall hall = hall();
    tell(hall, 40);

    hall.later(Duration.ofDays(1).toSeconds());
    assertEquals("2026-11-24-A-1", hall.issue("OPP").id());
    hall.later(Duration.ofDays(1).toSeconds()).issue("OPP");

    assertEquals(0, hall.office.all(Shelf.TOLD).size());
  }

  @Test
  void aNumberGivenUnderALaterDateIsRememberedThroughAStartOnAWrongDay() {
    Hall hall = hall();
    hall.clockSet(Duration.ofDays(2));
    assertEquals("2026-11-25-A-1", hall.issue("OPP").id());
    hall.clockSet(Duration.ofDays(-2)).issue("SSW");
    hall.later(Duration.ofDays(1).toSeconds()).issue("SSW");

    hall.startsLater(YEAR).issue("SSW");
    hall.startsLater(YEAR.negated()).issue("SSW");
    hall.startsLater(Duration.ofDays(1));

    assertEquals("2026-11-25-A-2", hall.issue("OPP").id());
  }

  // ---- at random
  // ------------------------------------------------------------------------------------

  /** Whatever the clock does, starts included, no number is given twice and nobody is lost. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void randomJumpsGiveNoNumberTwiceAndLoseNobody(int part) {
    for (long seed = part * 1000L; seed < part * 1000L + 150; seed++) {
      jumpAtRandom(seed);
    }
  }

  private static void jumpAtRandom(long seed) {
    Random random = new Random(seed);
    Hall hall = hall().officer(1, "sari");
    Duration wrong = Duration.ZERO;
    Set<String> given = new HashSet<>();
    Map<String, String> waiting = new HashMap<>();
    for (int step = 0; step < 60; step++) {
      hall.later(random.nextInt(30));
      if (random.nextInt(6) == 0) {
        Duration next = Duration.ofSeconds(random.nextLong(-80_000_000, 80_000_000));
        next = random.nextBoolean() ? Duration.ZERO : next;
        hall.clockSet(next.minus(wrong));
        wrong = next;
      }
      Ticket taken = hall.issue(random.nextBoolean() ? "OPP" : "SSW");
      assertTrue(given.add(taken.id()), () -> taken.id() + " twice, seed " + seed);
      waiting.put(taken.id(), taken.token());
      if (hall.office.waiting("OPP") > 0 && random.nextInt(3) == 0) {
        waiting.remove(hall.serveNext(1).id());
      }
      assertEquals(
          waiting.keySet(),
          hall.office.allWaiting().stream().map(Ticket::id).collect(Collectors.toSet()),
          () -> "who waits, seed " + seed);
      List<TicketNumber> numbers = new ArrayList<>();
      for (Ticket one : hall.office.tickets()) {
        numbers.add(one.number());
        assertFalse(one.issuedAt().isAfter(hall.now), () -> "a negative wait, seed " + seed);
      }
      assertEquals(numbers.size(), new HashSet<>(numbers).size(), () -> "seed " + seed);
    }
    hall.clockSet(wrong.negated());
    hall.issue("OPP");
    assertEquals(MONDAY, hall.office.day(), () -> "the right day, seed " + seed);
  }

  /** Starts on wrong days put people aside; when the clock is right, all of them are there. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void randomStartsOnDaysFarAheadLoseNobodyOnceTheClockIsRight(int part) {
    for (long seed = part * 1000L; seed < part * 1000L + 150; seed++) {
      startAtRandom(seed);
    }
  }

  private static void startAtRandom(long seed) {
    Random random = new Random(seed);
    Hall hall = hall();
    hall.issue("OPP");
    Duration wrong = Duration.ZERO;
    Set<String> given = new HashSet<>();
    Set<String> tokens = new HashSet<>();
    int told = 0;
    for (int step = 0; step < 30; step++) {
      hall.later(random.nextInt(30));
      if (random.nextInt(4) == 0) {
        int days = random.nextInt(3) == 0 ? 0 : 16 + random.nextInt(800);
        Duration next = Duration.ofDays(days);
        if (random.nextBoolean()) {
          hall.startsLater(next.minus(wrong));
        } else {
          hall.clockSet(next.minus(wrong));
        }
        wrong = next;
      }
      if (random.nextInt(8) == 0) {
        told = tell(hall, told + random.nextInt(10));
      }
      Ticket taken = hall.issue(random.nextBoolean() ? "OPP" : "SSW");
      assertTrue(given.add(taken.id()), () -> taken.id() + " twice, seed " + seed);
      tokens.add(taken.token());
    }
    int last = told;
    hall.startsLater(wrong.negated().plus(MINUTE));
    Ticket next = hall.issue("OPP");

    assertEquals(MONDAY, hall.office.day(), () -> "the right day, seed " + seed);
    Set<String> numbers = new HashSet<>();
    for (Ticket one : hall.office.tickets()) {
      assertEquals(TicketState.WAITING, one.state(), () -> one.id() + ", seed " + seed);
      assertTrue(numbers.add(one.number().toString()), () -> one.number() + ", seed " + seed);
      tokens.remove(one.token());
    }
    assertEquals(Set.of(), tokens, () -> "lost, seed " + seed);
    assertTrue(next.isOf(MONDAY), () -> "seed " + seed);
    assertTrue(next.serial() > last, () -> next + " was told of, seed " + seed);
  }

  private static Catalogue withoutInformation() {
    Catalogue usual = AlwaysOpen.catalogue();
    return new Catalogue(
        usual.office(),
        usual.services().stream().filter(one -> !one.code().equals("INFORMASI")).toList(),
        usual.counters().stream().filter(one -> one.number() != 5).toList(),
        usual.settings());
  }

  /** The office was restored, and somebody says that A went so far today. */
  private static int tell(Hall hall, int atLeast) {
    hall.does(new DoubtNumbers(new Doubt(Doubt.Why.NO_WITNESS, 0, LocalDate.EPOCH, Map.of())));
    int last = Math.max(atLeast, hall.office.lastSerial("A"));
    Map<String, Integer> serials = new HashMap<>();
    for (Catalogue.Service one : hall.office.catalogue().services()) {
      one.prefix().ifPresent(p -> serials.put(p, p.equals("A") ? last : hall.office.lastSerial(p)));
    }
    hall.does(new TellLastNumbers(serials, "person:satpam"));
    return last;
  }

  private static Hall hall() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY.minus(Duration.ofDays(1)));
    hall.does(new LiftClosing(Closing.OFFICE, "guard")); // Sunday began; and a night passes.
    hall.later(Duration.ofDays(1).toSeconds());
    hall.does(new LiftClosing(Closing.OFFICE, "guard"));
    return hall;
  }
}
