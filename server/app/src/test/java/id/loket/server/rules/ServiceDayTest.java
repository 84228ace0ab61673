package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, closed hours, the turn of the day, and clocks that jump. */
class ServiceDayTest {
  @ParameterizedTest
  @CsvSource({
    "Asia/Jakarta, 2026-11-23T16:59:59Z, 2026-11-23, 2026-11-24",
    "Asia/Makassar, 2026-11-23T15:59:59Z, 2026-11-23, 2026-11-24",
    "Asia/Jayapura, 2026-11-23T14:59:59Z, 2026-11-23, 2026-11-24",
    "Asia/Jakarta, 2028-02-28T16:59:59Z, 2028-02-28, 2028-02-29",
    "Asia/Makassar, 2028-02-29T15:59:59Z, 2028-02-29, 2028-03-01",
    "Asia/Jayapura, 2026-12-31T14:59:59Z, 2026-12-31, 2027-01-01"
  })
  void numbersStartAnewAtMidnightOfTheOfficesZone(
      String zone, Instant beforeMidnight, LocalDate day, LocalDate next) {
    Hall hall = new Hall(inZone(zone), beforeMidnight);
    hall.issue("OPP");
    assertEquals(day + "-A-2", hall.issue("OPP").id());

    hall.later(1);

    assertEquals(next + "-A-1", hall.issue("OPP").id());
    assertEquals(next, hall.office.day());
  }

  @Test
  void theFirstCommandOfADayExpiresWhoeverWaitsOrSitsAtACounterWithTheReason() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(1, "sari");
    hall.issue("OPP");
    hall.issue("OPP");
    hall.issue("SSW");
    hall.issue("OPP");
    hall.serveNext(1);
    hall.callNext(1);
    int before = hall.events.size();

    hall.now = Hall.MONDAY.plus(Duration.ofDays(3));
    hall.issue("OPP");

    List<Event> turned = hall.events.subList(before, hall.events.size() - 1);
    assertEquals(
        List.of(
            new TicketExpired("2026-11-23-A-2", "DAY_ENDED"),
            new TicketExpired("2026-11-23-S-1", "DAY_ENDED"),
            new TicketExpired("2026-11-23-A-3", "DAY_ENDED"),
            new CounterReleased(1, "sari"),
            new DayBegan(
                LocalDate.parse("2026-11-26"),
                new DayBegan.Turn(
                    LocalDate.parse("2026-11-23"),
                    DayMark.Trust.SURE,
                    List.of(),
                    LocalDate.parse("2026-11-23"))),
            new DayDoubted(
                LocalDate.parse("2026-11-26"),
                LocalDate.parse("2026-11-23"),
                LocalDate.parse("2026-11-24"))),
        turned);
    assertEquals(1, hall.office.tickets().size());
    assertEquals("", hall.counter(1).current());
    assertEquals("", hall.counter(1).officer(), "a new day frees the counters");
  }

  @Test
  void aDayIsTurnedOnceEvenIfItsFirstCommandIsRefused() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(1, "sari");
    hall.issue("OPP");
    hall.now = Hall.MONDAY.plus(Duration.ofDays(1));

    assertEquals(Reason.NOT_YOUR_COUNTER, hall.refuses(new CallNext(1, "sari")));
    assertEquals(Reason.NOT_YOUR_COUNTER, hall.refuses(new CallNext(1, "sari")));

    long began = hall.events.stream().filter(DayBegan.class::isInstance).count();
    assertEquals(2, began, "Monday and Tuesday");
  }

  @Test
  void afterNineHundredNinetyNineComesAThousand() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    for (int i = 0; i < 999; i++) {
      hall.issue("OPP");
    }

    Ticket thousandth = hall.issue("OPP");

    assertEquals("A1000", thousandth.number().toString());
    assertEquals("A999", hall.ticket("2026-11-23-A-999").number().toString());
  }

  /** At 999 and 9,999 a number gets a digit more; it begins at no smaller one again. */
  @Test
  void onADayWithoutEndNoTwoNumbersAreAlikeAndEachIsTheNext() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    Set<String> numbers = new HashSet<>();
    int digits = 3;
    for (int serial = 1; serial <= 10_500; serial++) {
      String number = hall.issue("OPP").number().toString();

      digits += serial == 1_000 || serial == 10_000 ? 1 : 0;
      assertEquals(serial, Integer.parseInt(number.substring(1)));
      assertEquals(1 + digits, number.length(), number);
      assertTrue(numbers.add(number), number);
    }
    assertEquals("A001", hall.ticket("2026-11-23-A-1").number().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T00:59:59Z, OFFICE_CLOSED",
    "2026-11-23T05:00:00Z, OFFICE_CLOSED",
    "2026-11-23T09:00:00Z, OFFICE_CLOSED",
    "2026-11-22T03:00:00Z, OFFICE_CLOSED",
    "2026-12-25T03:00:00Z, OFFICE_CLOSED"
  })
  void outsideItsHoursTheOfficeIssuesNoNumber(Instant at, Reason reason) {
    Hall hall = new Hall(CatalogueFile.readDefault().orThrow(), at);

    assertEquals(reason, hall.refuses(Hall.wanted("OPP")));
  }

  @Test
  void whoWaitsWhenTheOfficeClosesIsStillCalled() {
    Hall hall = new Hall(CatalogueFile.readDefault().orThrow(), Hall.MONDAY).officer(1, "sari");
    Ticket ticket = hall.issue("OPP");
    hall.now = Instant.parse("2026-11-23T09:00:01Z");

    assertEquals(Reason.OFFICE_CLOSED, hall.refuses(Hall.wanted("OPP")));
    assertEquals(ticket.id(), hall.callNext(1).id());
  }

  @Test
  void aServiceThatIsUnknownOrHasNoTicketIsRefused() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);

    assertEquals(Reason.UNKNOWN_SERVICE, hall.refuses(Hall.wanted("NOWHERE")));
    assertEquals(Reason.SERVICE_WITHOUT_TICKET, hall.refuses(Hall.wanted("TERKENDALA")));
  }

  @Test
  void aKioskIssuesOnlySoManyTicketsAMinute() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    hall.does(limited("kiosk", 2));
    hall.later(30).does(limited("kiosk", 2));

    assertEquals(Reason.TOO_MANY_TICKETS, hall.refuses(limited("kiosk", 2)));
    hall.does(limited("other kiosk", 2));
    hall.later(31).does(limited("kiosk", 2));
  }

  @Test
  void aLimitOfHundredsAMinuteIsALimitToo() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    for (int i = 0; i < 150; i++) {
      hall.does(limited("kiosk", 150));
    }

    assertEquals(Reason.TOO_MANY_TICKETS, hall.refuses(limited("kiosk", 150)));
  }

  // ---- a clock that goes back -------------------------------------------------------------------

  @Test
  void aClockSetBackAnHourNeitherBlocksTheKioskNorTheOfficer() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(1, "sari");
    hall.does(limited("kiosk", 2));
    hall.does(limited("kiosk", 2));
    hall.callNext(1);
    hall.later(10);

    clockGoesBack(hall, Duration.ofHours(1));

    hall.does(limited("kiosk", 2));
    assertEquals(Reason.RECALL_TOO_SOON, hall.later(9).refuses(new Recall(1, "sari")));
    hall.later(1).does(new Recall(1, "sari"));
    hall.later(30).does(new NoteNoShow(1, "sari", Announcement.Stage.CALLED));
  }

  @Test
  void aClockSetBackDoesNotKeepAnUndoAlive() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(1, "sari");
    hall.issue("OPP");
    hall.callNext(1);
    hall.later(6);

    clockGoesBack(hall, Duration.ofHours(1));

    assertEquals(Reason.NOTHING_TO_UNDO, hall.later(5).refuses(new Undo(1, "sari")));
  }

  @Test
  void aServiceThatSpansAJumpIsNeverNegative() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY).officer(1, "sari");
    hall.issue("OPP");
    hall.callNext(1);
    hall.does(new StartService(1, "sari"));

    clockGoesBack(hall, Duration.ofHours(24));
    hall.does(new FinishVisit(1, "sari"));

    assertEquals(List.of(0), hall.office.get(Shelf.PACES, "OPP").orElseThrow().seconds());
  }

  @Test
  void aClockSetBackOverMidnightKeepsTheDayAndItsNumbers() {
    Hall hall = new Hall(AlwaysOpen.catalogue(), Hall.MONDAY);
    hall.issue("OPP");

    clockGoesBack(hall, Duration.ofDays(40));

    assertEquals("2026-11-23-A-2", hall.issue("OPP").id());
    assertFalse(hall.office.day().isBefore(LocalDate.parse("2026-11-23")));
  }

  private static void clockGoesBack(Hall hall, Duration by) {
    Instant before = hall.now;
    hall.now = before.minus(by);
    hall.happen(new ClockJumped(before, hall.now));
  }

  private static IssueTicket limited(String kiosk, int perMinute) {
    IssueTicket usual = Hall.wanted("OPP");
    return new IssueTicket("OPP", usual.priority(), "id", kiosk, "", usual.tokens(), perMinute);
  }

  static Catalogue inZone(String zone) {
    Catalogue usual = AlwaysOpen.catalogue();
    Catalogue.Office o = usual.office();
    return new Catalogue(
        new Catalogue.Office(
            o.id(),
            o.name(),
            o.address(),
            zone,
            o.hours(),
            List.of(),
            List.of(),
            o.publicAddress()),
        usual.services(),
        usual.counters(),
        usual.settings());
  }
}
