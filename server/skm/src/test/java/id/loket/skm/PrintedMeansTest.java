package id.loket.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PrintedMeansTest {
  @Test
  void aMeanThatNoSumGivesIsNone() {
    assertTrue(PrintedMeans.attainable("3.33", 3));
    assertFalse(PrintedMeans.attainable("3.49", 10), "there are 3.4 and 3.5 only");
    assertTrue(PrintedMeans.attainable("3.5", 10));
    assertFalse(PrintedMeans.attainable("4.10", 10), "nobody can answer 5");
    assertFalse(PrintedMeans.attainable("0.90", 10), "nobody can answer 0");
  }

  @Test
  void aHalfMayHaveBeenRoundedEitherWay() {
    assertTrue(PrintedMeans.attainable("3.12", 8), "25/8 is 3.125");
    assertTrue(PrintedMeans.attainable("3.13", 8));
  }

  /** BP3MI Jawa Tengah, first quarter of 2024, which does not say how many answered. */
  @Test
  void aReportThatDoesNotSayItsRespondentsNeedsSixtyFiveAtLeast() {
    List<String> printed =
        List.of("3.49", "3.51", "3.40", "3.94", "3.49", "3.58", "3.66", "3.95", "3.55");

    assertEquals(OptionalLong.of(65), PrintedMeans.fewestRespondents(printed, 1000));
    assertEquals(OptionalLong.empty(), PrintedMeans.fewestRespondents(printed, 64));
  }
}
