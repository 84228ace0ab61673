package id.loket.server.skm;

import id.loket.server.journal.FileFault;
import id.loket.skm.IndexSheet;
import id.loket.skm.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An {@link IndexSheet} as a file that spreadsheets open. */
public final class IndexWorkbook {
  private static final String SHEET = "Olah data SKM";
  private static final double NAME_WIDTH = 42;
  private static final double FIGURE_WIDTH = 14;

  private IndexWorkbook() {}

  /** Never over a file that is there. */
  static void write(Path file, Optional<Tally> tally) {
    Tally counted =
        tally.orElseThrow(
            () -> new InputFault("--xlsx: counts or answers are allowed; NRR have none"));
    List<List<IndexSheet.Cell>> rows = IndexSheet.of(counted);
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      write(out, SHEET, rows, Map.of());
    } catch (IOException e) {
      throw new InputFault("--xlsx: can't be written: " + FileFault.words(e));
    }
  }

  /**
   * @param facts of a second sheet, in their order: what was surveyed
   * @param simulated whether the name of the first sheet says that no figure is real
   */
  public static byte[] of(Tally tally, Map<String, String> facts, boolean simulated) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out, simulated ? SHEET + " (SIMULASI)" : SHEET, IndexSheet.of(tally), facts);
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook in memory cannot be written", e);
    }
    return out.toByteArray();
  }

  private static void write(
      OutputStream out, String name, List<List<IndexSheet.Cell>> rows, Map<String, String> facts)
      throws IOException {
    try (Workbook book = new Workbook(out, "Loket", null)) {
      Worksheet sheet = book.newWorksheet(name);
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          write(sheet, row, column, rows.get(row).get(column));
        }
      }
      for (int column = 1; column < rows.get(2).size(); column++) {
        sheet.width(column, column == 1 ? NAME_WIDTH : FIGURE_WIDTH);
      }
      if (!facts.isEmpty()) {
        write(book.newWorksheet("Survei"), facts);
      }
    }
  }

  private static void write(Worksheet sheet, Map<String, String> facts) {
    sheet.width(0, FIGURE_WIDTH * 2);
    sheet.width(1, NAME_WIDTH);
    int row = 0;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      sheet.value(row, 0, fact.getKey());
      sheet.value(row++, 1, fact.getValue());
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
