package id.loket.server.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.skm.StatementTable;
import id.loket.server.survey.CampaignSurvey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpakTest {
  private static final List<String> KEYS = CampaignSurvey.SPAK.keys();

  /**
   * By hand: means 6, 5.5, 5, 3.5 and 6 make 26 / 5 = 5.2; of 4 that is 3.4666..., of 100 86.666...
   */
  @Test
  void theIndexIsTheMeanOfTheMeansOfFourAndOfAHundred() {
    Spak spak = Spak.of(List.of(List.of(6, 5, 6, 3, 6), List.of(6, 6, 4, 4, 6)));

    assertEquals("26/5", spak.mean().toString());
    assertEquals(new BigDecimal("3.47"), spak.ipak());
    assertEquals(new BigDecimal("86.67"), spak.percent());
    assertEquals("PUNGLI", spak.lowest().asked().key());
    assertEquals(List.of(0L, 0L, 1L, 1L, 0L, 0L), spak.lowest().counts());
  }

  /** 3.60 exactly is 5.4 of 6; what only rounds to it has not come up to it. */
  @Test
  void theThresholdIsHeldAgainstTheExactIndex() {
    List<List<Integer>> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      rows.add(List.of(5, 5, 5, 6, 6));
    }
    assertTrue(Spak.of(rows).reaches(new BigDecimal("3.60")));
    rows.set(0, List.of(4, 5, 5, 6, 6));
    assertEquals(new BigDecimal("3.60"), Spak.of(rows).ipak());
    assertFalse(Spak.of(rows).reaches(new BigDecimal("3.60")));
  }

  @Test
  void randomAnswersComeToWhatASumOfAllComesTo() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<List<Integer>> rows = new ArrayList<>();
      long sum = 0;
      for (int n = 1 + random.nextInt(60); n > 0; n--) {
        List<Integer> row = random.ints(5, 1, 7).boxed().toList();
        sum += row.stream().mapToInt(one -> one).sum();
        rows.add(row);
      }

      BigDecimal expected =
          BigDecimal.valueOf(sum * 4)
              .divide(BigDecimal.valueOf(30L * rows.size()), 2, RoundingMode.HALF_UP);

      assertEquals(expected, Spak.of(rows).ipak(), "seed " + seed);
    }
  }

  @Test
  void aTableIsReadByItsKeysInWhateverOrder() {
    String csv = "PERCALOAN;DISKRIMINASI;KECURANGAN;IMBALAN;PUNGLI\n1;2;3;4;5\n\n6;6;6;6;6\n";

    assertEquals(
        List.of(List.of(2, 3, 4, 5, 1), List.of(6, 6, 6, 6, 6)),
        StatementTable.read(table(csv), KEYS, 6));
  }

  @Test
  void whatIsNoTableIsRefusedByRowAndColumn() {
    String header = String.join(",", KEYS) + "\n";
    assertSays("row 2, column KECURANGAN: \"7\": 1 to 6 is allowed", header + "6,7,6,6,6");
    assertSays("row 2, column PERCALOAN: no answer: 1 to 6 is allowed", header + "6,6,6,6");
    assertSays("row 2, column 6: \"6\": nothing is allowed", header + "6,6,6,6,6,6");
    assertSays("row 1: the header is [WAKTU]: allowed is [DISKRIMINASI", "WAKTU\n4");
    assertSays("a row for each respondent is allowed, below a header", header);
    assertSays("a row for each respondent is allowed, below a header", "");
  }

  private static byte[] table(String csv) {
    return csv.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertSays(String part, String csv) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> StatementTable.read(table(csv), KEYS, 6))
            .getMessage();
    assertTrue(said.contains(part), said);
  }
}
