package id.loket.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerSheetTest {
  private static final List<Integer> ALL = List.of(4, 3, 2);
  private static final List<Integer> WITHOUT_THE_LAST = List.of(1, 1, 0);

  @Test
  void whereEverybodyWasAskedTheSameAllStandThere() {
    assertEquals(rows(4, 0), AnswerSheet.withoutFew(rows(4, 0)));
  }

  @Test
  void fiveWhoWereNotAskedShowNothingOfOne() {
    assertEquals(rows(9, 5), AnswerSheet.withoutFew(rows(9, 5)));
  }

  /** With five of the others, for the sums of all less those of the rows would tell the one. */
  @Test
  void oneWhoWasNotAskedIsLeftOutWithFiveOthers() {
    assertEquals(rows(4, 0), AnswerSheet.withoutFew(rows(9, 1)));
    assertEquals(rows(0, 0), AnswerSheet.withoutFew(rows(3, 2)));
  }

  private static List<List<Integer>> rows(int all, int without) {
    List<List<Integer>> rows = new ArrayList<>(Collections.nCopies(all, ALL));
    rows.addAll(Collections.nCopies(without, WITHOUT_THE_LAST));
    return rows;
  }
}
