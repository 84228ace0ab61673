package id.loket.server.skm;

import id.loket.server.journal.FileFault;
import id.loket.skm.IndexSheet;
import id.loket.skm.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An {@link IndexSheet} as a file that spreadsheets open. */
final class IndexWorkbook {
  private static final double NAME_WIDTH = 42;
  private static final double FIGURE_WIDTH = 14;

  private IndexWorkbook() {}

  /** Never over a file that is there. */
  static void write(Path file, Optional<Tally> tally) {
    List<List<IndexSheet.Cell>> rows =
        IndexSheet.of(
            tally.orElseThrow(
                () -> new InputFault("--xlsx: counts or answers are allowed; NRR have none")));
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        Workbook book = new Workbook(out, "Loket", null)) {
      Worksheet sheet = book.newWorksheet("Olah data SKM");
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          write(sheet, row, column, rows.get(row).get(column));
        }
      }
      for (int column = 1; column < rows.get(2).size(); column++) {
        sheet.width(column, column == 1 ? NAME_WIDTH : FIGURE_WIDTH);
      }
    } catch (IOException e) {
      throw new InputFault("--xlsx: can't be written: " + FileFault.words(e));
    }
  }

  private static void write(Worksheet sheet, int row, int column, IndexSheet.Cell cell) {
    if (cell instanceof IndexSheet.Formula formula) {
      sheet.formula(row, column, formula.formula());
      if (formula.decimals() >= 0) {
        String shown = formula.decimals() == 0 ? "0" : "0." + "0".repeat(formula.decimals());
        sheet.style(row, column).format(shown).set();
      }
    } else if (cell instanceof IndexSheet.Count count) {
      sheet.value(row, column, count.count());
    } else if (cell instanceof IndexSheet.Text text && !text.text().isEmpty()) {
      sheet.value(row, column, text.text());
    }
  }
}
