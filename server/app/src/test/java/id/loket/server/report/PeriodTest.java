package id.loket.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026-03-31, Triwulan I 2026, 2025-10-01, 2025-12-31",
    "2026-10-01, 2026-12-31, Triwulan IV 2026, 2026-07-01, 2026-09-30",
    "2026-01-01, 2026-06-30, Semester I 2026, 2025-07-01, 2025-12-31",
    "2026-07-01, 2026-12-31, Semester II 2026, 2026-01-01, 2026-06-30",
    "2024-01-01, 2024-12-31, Tahun 2024, 2023-01-01, 2023-12-31",
    "2026-02-01, 2026-04-30, 1 Februari 2026 – 30 April 2026, 2025-11-01, 2026-01-31",
    "2026-02-01, 2026-02-28, 1 Februari 2026 – 28 Februari 2026, 2026-01-01, 2026-01-31",
    "2026-02-01, 2026-02-27, 1 Februari 2026 – 27 Februari 2026, 2026-01-05, 2026-01-31",
    "2026-03-09, 2026-03-09, 9 Maret 2026, 2026-03-08, 2026-03-08",
  })
  void aPeriodHasItsNameAndTheOneBefore(
      LocalDate from, LocalDate to, String name, LocalDate fromBefore, LocalDate toBefore) {
    Period period = new Period(from, to);
    assertEquals(name, period.name());
    assertEquals(new Period(fromBefore, toBefore), period.before());
  }

  @Test
  void aPeriodIsTypedInFourWaysAndWhatElseIsNamedIsToldThem() {
    assertEquals("Triwulan IV 2026", Period.of("2026-Q4").name());
    assertEquals("Semester I 2026", Period.of("2026-s1").name());
    assertEquals("Tahun 2026", Period.of("2026").name());
    assertEquals("Triwulan IV 2026", Period.of("2026-10-01..2026-12-31").name());
    for (String wrong :
        List.of("2026-Q5", "Q4", "", "2026-12-31..2026-10-01", "2026-02-30..2026-03-01")) {
      String why =
          assertThrows(IllegalArgumentException.class, () -> Period.of(wrong)).getMessage();
      assertTrue(why.contains("2026-Q4, 2026-S1, 2026 and"), why);
    }
  }
}
