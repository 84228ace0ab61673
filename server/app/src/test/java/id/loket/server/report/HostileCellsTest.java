package id.loket.server.report;

import static org.junit.jupiter.api.Assertions.assertFalse;

import id.loket.device.HostileTexts;
import id.loket.server.web.Spreadsheet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No cell of a table is a formula, also for a program that splits it at another sign. */
class HostileCellsTest {
  private static final Pattern SPLIT = Pattern.compile("[;,\t\r\n]");
  private static final Pattern FORMULA = Pattern.compile("^[\"\\s]*[=+@＝＋－＠-].*", Pattern.DOTALL);

  @Test
  void noCellIsAFormulaWhereverItIsSplit() {
    HostileTexts texts = new HostileTexts(17);
    for (int i = 0; i < HostileTexts.COUNT; i++) {
      String text = texts.next();

      String cell = Spreadsheet.cell(text);

      for (String piece : SPLIT.split(cell, -1)) {
        assertFalse(FORMULA.matcher(piece).matches(), "text " + i + ": " + cell);
      }
    }
    System.out.println(String.format("hostile cells: %d, no formula", HostileTexts.COUNT));
  }
}
