package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.rules.Catalogue.Break;
import id.loket.server.rules.Catalogue.DayTime;
import id.loket.server.rules.Catalogue.Holiday;
import id.loket.server.rules.Catalogue.Office;
import id.loket.server.rules.Catalogue.OpeningHours;
import id.loket.server.rules.OpeningTimes.ClosedReason;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTimesTest {
  private static final List<DayOfWeek> MONDAY_TO_THURSDAY =
      List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
  private static final List<DayOfWeek> EVERY_DAY = List.of(DayOfWeek.values());

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"})
  void theDoorsOpenAndCloseByTheOfficesOwnClock(String zone) {
    OpeningTimes times = new OpeningTimes(office(zone));

    // 2026-11-18 is a Wednesday.
    assertEquals(Optional.of(ClosedReason.HOURS), closed(times, zone, "2026-11-18T07:59:59"));
    assertEquals(Optional.empty(), closed(times, zone, "2026-11-18T08:00"));
    assertEquals(Optional.of(ClosedReason.BREAK), closed(times, zone, "2026-11-18T12:00"));
    assertEquals(Optional.empty(), closed(times, zone, "2026-11-18T13:00"));
    assertEquals(Optional.empty(), closed(times, zone, "2026-11-18T15:59:59"));
    assertEquals(Optional.of(ClosedReason.HOURS), closed(times, zone, "2026-11-18T16:00"));
  }

  @Test
  void threeZonesOpenAnHourApart() {
    Instant eightInJayapura = at("Asia/Jayapura", "2026-11-18T08:00");

    assertTrue(new OpeningTimes(office("Asia/Jayapura")).isOpen(eightInJayapura));
    assertFalse(new OpeningTimes(office("Asia/Makassar")).isOpen(eightInJayapura));
    assertFalse(new OpeningTimes(office("Asia/Jakarta")).isOpen(eightInJayapura.plusSeconds(3600)));
    assertTrue(new OpeningTimes(office("Asia/Jakarta")).isOpen(eightInJayapura.plusSeconds(7200)));
  }

  @Test
  void theFridayBreakBeginsEarlierAndFridayEndsLater() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));

    assertEquals(
        Optional.of(ClosedReason.BREAK), closed(times, "Asia/Jakarta", "2026-11-20T11:30"));
    assertEquals(Optional.empty(), closed(times, "Asia/Jakarta", "2026-11-19T11:30"));
    assertEquals(Optional.empty(), closed(times, "Asia/Jakarta", "2026-11-20T16:15"));
    assertEquals(
        at("Asia/Jakarta", "2026-11-20T13:00"),
        times.nextOpening(at("Asia/Jakarta", "2026-11-20T12:10")).orElseThrow());
  }

  @Test
  void afterFridayEveningTheOfficeOpensOnMonday() {
    OpeningTimes times = new OpeningTimes(office("Asia/Makassar"));

    assertEquals(
        at("Asia/Makassar", "2026-11-23T08:00"),
        times.nextOpening(at("Asia/Makassar", "2026-11-20T16:30")).orElseThrow());
  }

  @Test
  void aHolidayClosesTheWholeDayAndIsSkipped() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));

    assertEquals(
        Optional.of(ClosedReason.HOLIDAY), closed(times, "Asia/Jakarta", "2026-12-25T10:00"));
    assertEquals(
        at("Asia/Jakarta", "2026-12-28T08:00"),
        times.nextOpening(at("Asia/Jakarta", "2026-12-24T16:00")).orElseThrow());
  }

  @Test
  void theYearEndsAtTheOfficesMidnight() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jayapura"));

    // The 1st of January 2027 is a Friday and a holiday: by UTC it begins at 15:00 of the day
    // before.
    assertEquals(
        Optional.of(ClosedReason.HOURS), times.closedReason(Instant.parse("2026-12-31T14:59:59Z")));
    assertEquals(
        Optional.of(ClosedReason.HOLIDAY),
        times.closedReason(Instant.parse("2026-12-31T15:00:00Z")));
    assertEquals(
        at("Asia/Jayapura", "2027-01-04T08:00"),
        times.nextOpening(Instant.parse("2026-12-31T14:59:59Z")).orElseThrow());
  }

  @Test
  void theLeapDayIsADayLikeAnyOther() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));

    // 2028-02-28 is a Monday, 2028-02-29 a Tuesday.
    assertEquals(
        at("Asia/Jakarta", "2028-02-29T08:00"),
        times.nextOpening(at("Asia/Jakarta", "2028-02-28T20:00")).orElseThrow());
    assertTrue(times.isOpen(at("Asia/Jakarta", "2028-02-29T10:00")));
    assertEquals(
        at("Asia/Jakarta", "2028-03-01T08:00"),
        times.nextOpening(at("Asia/Jakarta", "2028-02-29T16:00")).orElseThrow());
  }

  @Test
  void closingIsTheNextBreakOrTheEndOfTheDay() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));

    assertEquals(
        at("Asia/Jakarta", "2026-11-18T12:00"),
        times.closing(at("Asia/Jakarta", "2026-11-18T08:00")).orElseThrow());
    assertEquals(
        at("Asia/Jakarta", "2026-11-18T16:00"),
        times.closing(at("Asia/Jakarta", "2026-11-18T13:00")).orElseThrow());
  }

  @Test
  void openNowMeansOpeningNowAndClosedNowMeansClosingNow() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));
    Instant noon = at("Asia/Jakarta", "2026-11-18T12:30");
    Instant morning = at("Asia/Jakarta", "2026-11-18T09:30:15.25");

    assertEquals(Optional.of(noon), times.closing(noon));
    assertEquals(Optional.of(morning), times.nextOpening(morning));
  }

  @Test
  void anOfficeThatIsOpenFromMidnightToMidnightNeverCloses() {
    OpeningTimes times =
        new OpeningTimes(
            office(
                "Asia/Jakarta",
                List.of(new OpeningHours(EVERY_DAY, DayTime.of("00:00"), DayTime.of("24:00"))),
                List.of(),
                List.of()));

    assertTrue(times.isOpen(at("Asia/Jakarta", "2026-11-18T23:59:59.999")));
    assertTrue(times.isOpen(at("Asia/Jakarta", "2026-11-19T00:00")));
    assertEquals(Optional.empty(), times.closing(at("Asia/Jakarta", "2026-12-31T23:00")));
  }

  @Test
  void aNightThatGoesOnAfterMidnightClosesInTheMorning() {
    OpeningTimes times =
        new OpeningTimes(
            office(
                "Asia/Jakarta",
                List.of(
                    new OpeningHours(
                        List.of(DayOfWeek.MONDAY), DayTime.of("20:00"), DayTime.of("24:00")),
                    new OpeningHours(
                        List.of(DayOfWeek.TUESDAY), DayTime.of("00:00"), DayTime.of("02:00"))),
                List.of(),
                List.of()));

    assertEquals(
        at("Asia/Jakarta", "2026-11-17T02:00"),
        times.closing(at("Asia/Jakarta", "2026-11-16T21:00")).orElseThrow());
  }

  @Test
  void anOfficeWithoutHoursNeverOpens() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta", List.of(), List.of(), List.of()));

    assertEquals(Optional.empty(), times.nextOpening(at("Asia/Jakarta", "2026-11-18T09:00")));
  }

  private static Optional<ClosedReason> closed(OpeningTimes times, String zone, String wall) {
    return times.closedReason(at(zone, wall));
  }

  private static Instant at(String zone, String wall) {
    return LocalDateTime.parse(wall).atZone(ZoneId.of(zone)).toInstant();
  }

  @Test
  void workRestsInTheBreakAndWhatTheDayIsTooShortForGoesOnAfterIt() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));

    assertEquals(wib("2026-11-18T09:30"), worked(times, "2026-11-18T09:00", 30));
    assertEquals(wib("2026-11-18T13:20"), worked(times, "2026-11-18T11:50", 30));
    assertEquals(wib("2026-11-18T12:00"), worked(times, "2026-11-18T11:50", 10));
    assertEquals(wib("2026-11-18T13:30"), worked(times, "2026-11-18T12:30", 30));
    assertEquals(wib("2026-11-18T12:30"), worked(times, "2026-11-18T12:30", 0));
    assertEquals(wib("2026-11-18T22:00"), worked(times, "2026-11-18T15:30", 390));
    assertEquals(wib("2026-11-18T17:30"), worked(times, "2026-11-18T17:00", 30));
  }

  @Test
  void theDaysWorkEndsAtTheLastClosingAndNotAtABreak() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));

    assertEquals(wib("2026-11-18T16:00"), times.endOfDay(wib("2026-11-18T09:00")));
    assertEquals(wib("2026-11-18T16:00"), times.endOfDay(wib("2026-11-18T12:30")));
    assertEquals(wib("2026-11-20T16:30"), times.endOfDay(wib("2026-11-20T09:00")));
    assertEquals(wib("2026-11-18T17:00"), times.endOfDay(wib("2026-11-18T17:00")));
    assertEquals(wib("2026-12-25T09:00"), times.endOfDay(wib("2026-12-25T09:00")));
  }

  /** So that a phone is drawn again only when the clock alone changes what it says. */
  @Test
  void whatIsStillAheadOfAWaitChangesWithTimeOnlyFromAMomentThatIsKnown() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));

    assertEquals(wib("2026-11-18T11:30"), steady(times, "2026-11-18T09:00", 30));
    assertEquals(wib("2026-11-18T12:00"), steady(times, "2026-11-18T11:45", 30));
    assertEquals(wib("2026-11-18T12:10"), steady(times, "2026-11-18T12:10", 30));
    assertEquals(wib("2026-11-18T15:30"), steady(times, "2026-11-18T13:00", 30));
    assertEquals(Instant.MAX, steady(times, "2026-11-18T15:40", 30));
    assertEquals(Instant.MAX, steady(times, "2026-11-18T09:00", 0));
  }

  private static Instant worked(OpeningTimes times, String from, int minutes) {
    return times.worked(wib(from), Duration.ofMinutes(minutes));
  }

  private static Instant steady(OpeningTimes times, String from, int minutes) {
    return times.steadyUntil(wib(from), Duration.ofMinutes(minutes));
  }

  private static Instant wib(String time) {
    return at("Asia/Jakarta", time);
  }

  private static Office office(String zone) {
    return office(
        zone,
        List.of(
            new OpeningHours(MONDAY_TO_THURSDAY, DayTime.of("08:00"), DayTime.of("16:00")),
            new OpeningHours(List.of(DayOfWeek.FRIDAY), DayTime.of("08:00"), DayTime.of("16:30"))),
        List.of(
            new Break(MONDAY_TO_THURSDAY, DayTime.of("12:00"), DayTime.of("13:00")),
            new Break(List.of(DayOfWeek.FRIDAY), DayTime.of("11:30"), DayTime.of("13:00"))),
        List.of(
            new Holiday(LocalDate.of(2026, 12, 25), "Hari Raya Natal"),
            new Holiday(LocalDate.of(2027, 1, 1), "Tahun Baru")));
  }

  private static Office office(
      String zone, List<OpeningHours> hours, List<Break> breaks, List<Holiday> holidays) {
    return new Office(
        "uji", "Kantor Uji", "Jl. Uji 1", zone, hours, breaks, holidays, Optional.empty());
  }
}
