package id.loket.server.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.rules.Catalogue.Break;
import id.loket.server.rules.Catalogue.DayTime;
import id.loket.server.rules.Catalogue.Holiday;
import id.loket.server.rules.Catalogue.Opening;
import id.loket.server.rules.Catalogue.OpeningHours;
import id.loket.server.rules.Catalogue.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ramadan, half days, holidays on whatever day, in the three zones of the country. */
class CalendarTest {
  private static final List<DayOfWeek> TO_THURSDAY =
      List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
  private static final List<DayOfWeek> FRIDAY = List.of(DayOfWeek.FRIDAY);

  private static final LocalDate RAMADAN = LocalDate.of(2027, 2, 8);
  private static final LocalDate LAST_OF_RAMADAN = LocalDate.of(2027, 3, 9);

  /** A Saturday on which the office is open for half a day, to make up for something. */
  private static final LocalDate OPEN_SATURDAY = LocalDate.of(2026, 12, 19);

  private static final LocalDate HALF_DAY = LocalDate.of(2027, 3, 5);
  private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
  private static final LocalDate TENTATIVE = LocalDate.of(2027, 5, 20);

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"})
  void everyQuarterHourOfThreeYearsIsAsReckonedDayByDay(String zone) {
    OpeningTimes times = new OpeningTimes(office(zone));
    ZoneId there = ZoneId.of(zone);
    LocalDateTime end = LocalDateTime.of(2029, 1, 1, 0, 0);
    for (LocalDateTime at = LocalDateTime.of(2026, 1, 1, 0, 0); at.isBefore(end); ) {
      LocalDateTime now = at;
      boolean open = isOpen(at.toLocalDate(), at.toLocalTime());
      assertEquals(open, times.isOpen(at.atZone(there).toInstant()), () -> zone + " " + now);
      at = at.plusMinutes(15);
    }
  }

  /** Reckoned by hand: no table, no weekday lists, no spans. */
  private static boolean isOpen(LocalDate day, LocalTime time) {
    if (day.equals(CHRISTMAS)) {
      return false;
    }
    if (day.equals(OPEN_SATURDAY)) {
      return isIn(time, "09:00", "12:00");
    }
    if (day.equals(HALF_DAY)) {
      return isIn(time, "08:00", "11:00") || isIn(time, "13:30", "14:30");
    }
    int weekday = day.getDayOfWeek().getValue();
    boolean ramadan = !day.isBefore(RAMADAN) && !day.isAfter(LAST_OF_RAMADAN);
    if (weekday <= 4) {
      return ramadan
          ? isIn(time, "08:00", "15:00") && !isIn(time, "12:00", "12:30")
          : isIn(time, "08:00", "16:00") && !isIn(time, "12:00", "13:00");
    }
    if (weekday == 5) {
      return ramadan
          ? isIn(time, "08:00", "15:30") && !isIn(time, "11:30", "12:30")
          : isIn(time, "08:00", "16:30") && !isIn(time, "11:30", "13:00");
    }
    return false;
  }

  @Test
  void thePauseOfFridayIsTheLongerOneAndThatOfRamadanAnother() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));

    assertEquals(wib("2026-11-27T13:00"), times.nextOpening(wib("2026-11-27T11:40")).get());
    assertEquals(wib("2027-02-12T12:30"), times.nextOpening(wib("2027-02-12T11:40")).get());
    assertEquals(wib("2027-02-11T12:30"), times.nextOpening(wib("2027-02-11T12:10")).get());
  }

  @Test
  void aDayThatIsNamedBeatsTheWeekdayAndThePeriod() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));

    assertTrue(times.opensOn(OPEN_SATURDAY));
    assertEquals(wib("2026-12-19T09:00"), times.nextOpening(wib("2026-12-18T17:00")).get());
    assertEquals(wib("2026-12-19T12:00"), times.endOfDay(wib("2026-12-19T10:00")));
    assertEquals(wib("2027-03-05T14:30"), times.endOfDay(wib("2027-03-05T08:00")));
    assertEquals(
        OpeningTimes.ClosedReason.HOLIDAY, times.closedReason(wib("2026-12-25T09:00")).get());
  }

  /** What is not decreed closes nothing; nor is it missed that nobody came that day. */
  @Test
  void aTentativeDayIsOpenAndNotAskedFor() {
    OpeningTimes times = new OpeningTimes(office("Asia/Jakarta"));

    assertTrue(times.isOpen(wib("2027-05-20T09:00")));
    assertFalse(times.opensOn(TENTATIVE));
  }

  private static boolean isIn(LocalTime time, String from, String to) {
    return !time.isBefore(LocalTime.parse(from)) && time.isBefore(LocalTime.parse(to));
  }

  private static Instant wib(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Jakarta")).toInstant();
  }

  private static Catalogue.Office office(String zone) {
    Period ramadan =
        new Period(
            "Ramadan 1448 H",
            RAMADAN,
            LAST_OF_RAMADAN,
            List.of(hours(TO_THURSDAY, "08:00", "15:00"), hours(FRIDAY, "08:00", "15:30")),
            List.of(pause(TO_THURSDAY, "12:00", "12:30"), pause(FRIDAY, "11:30", "12:30")));
    return new Catalogue.Office(
        "uji",
        "Kantor Uji",
        "Jl. Uji 1",
        zone,
        List.of(hours(TO_THURSDAY, "08:00", "16:00"), hours(FRIDAY, "08:00", "16:30")),
        List.of(pause(TO_THURSDAY, "12:00", "13:00"), pause(FRIDAY, "11:30", "13:00")),
        List.of(
            new Holiday(CHRISTMAS, "Natal"),
            new Holiday(
                OPEN_SATURDAY, "Layanan akhir tahun", List.of(open("09:00", "12:00")), false),
            new Holiday(
                HALF_DAY,
                "Rapat kantor",
                List.of(open("08:00", "11:00"), open("13:30", "14:30")),
                false),
            new Holiday(TENTATIVE, "Waisak", List.of(), true)),
        Optional.empty(),
        Optional.empty(),
        List.of(ramadan));
  }

  private static OpeningHours hours(List<DayOfWeek> days, String from, String to) {
    return new OpeningHours(days, DayTime.of(from), DayTime.of(to));
  }

  private static Break pause(List<DayOfWeek> days, String from, String to) {
    return new Break(days, DayTime.of(from), DayTime.of(to));
  }

  private static Opening open(String from, String to) {
    return new Opening(DayTime.of(from), DayTime.of(to));
  }
}
