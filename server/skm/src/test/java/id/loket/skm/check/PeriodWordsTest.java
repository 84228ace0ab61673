package id.loket.skm.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Triwulan I (Januari - Maret 2024)      | 2024-01-01 | 2024-03-31",
        "Ringkasan SKM Periode Januari-Juni 2024 | 2024-01-01 | 2024-06-30",
        "TW IV 2026                             | 2026-10-01 | 2026-12-31",
        "2026-Q4                                | 2026-10-01 | 2026-12-31",
        "TRIWULAN 2 2025                        | 2025-04-01 | 2025-06-30",
        "Semester II Tahun 2024                 | 2024-07-01 | 2024-12-31",
        "Tahun 2023                             | 2023-01-01 | 2023-12-31",
        "2023                                   | 2023-01-01 | 2023-12-31",
        "1-30 Nov 2023                          | 2023-11-01 | 2023-11-30",
        "1 Jan s.d. 30 Jun 2024                 | 2024-01-01 | 2024-06-30",
        "1 Desember 2023 – 29 Februari 2024     | 2023-12-01 | 2024-02-29",
        "2024-02-01 - 2024-04-30                | 2024-02-01 | 2024-04-30",
        "Agustus 2024                           | 2024-08-01 | 2024-08-31",
      })
  void aPeriodIsTheDaysThatItsWordsSay(String words, String from, String to) {
    PeriodWords.Span span = PeriodWords.of(words).span().orElseThrow();

    assertEquals(from + " " + to, span.from() + " " + span.to());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Semarang, April 2024   | 2024-04-01 | 2024-04-30",
        "Serang, 2 Januari 2024 | 2024-01-02 | 2024-01-02",
        "31/12/2025             | 2025-12-31 | 2025-12-31",
        "2024-04                | 2024-04-01 | 2024-04-30"
      })
  void aDateIsADayOrTheMonthThatIsNamed(String words, String from, String to) {
    PeriodWords.Span span = PeriodWords.date(words).orElseThrow();

    assertEquals(from + " " + to, span.from() + " " + span.to());
  }

  @Test
  void aLabelMayBeAtOddsWithItsMonthsAndDaysOfCollectingAreNot() {
    assertTrue(PeriodWords.of("Triwulan I (Januari - Juni 2024)").contradicts());
    assertFalse(PeriodWords.of("Triwulan I (Januari - Maret 2024)").contradicts());
    assertFalse(PeriodWords.of("Semester I 2024 (13 Feb - 31 Mar 2024)").contradicts());
    assertTrue(PeriodWords.of("Semester I 2024 (13 Jun - 3 Juli 2024)").contradicts());
  }

  @Test
  void whatNamesNoPeriodIsNone() {
    for (String words : new String[] {"", "Triwulan III", "laporan", "32 Januari - 40 Mei 2024"}) {
      assertEquals(Optional.empty(), PeriodWords.of(words).span(), words);
    }
    assertEquals(Optional.empty(), PeriodWords.date("31 Februari 2024"));
  }
}
