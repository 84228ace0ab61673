package id.loket.server.skm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.loket.server.LibreOffice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formulas of the workbook, computed by LibreOffice. */
class IndexWorkbookTest {
  private static final String KEYS =
      "PERSYARATAN,PROSEDUR,WAKTU,BIAYA,PRODUK,KOMPETENSI,PERILAKU,PENGADUAN,SARPRAS";

  /** Balkesmas Semarang, first half of 2024: six of its NIK lie on half a hundredth. */
  private static final String HALVES =
      "unsur,1,2,3,4\nPERSYARATAN,0,0,59,141\nPROSEDUR,0,0,88,112\nWAKTU,0,0,59,141\n"
          + "BIAYA,0,0,162,38\nPRODUK,0,0,50,150\nKOMPETENSI,0,0,47,153\nPERILAKU,0,0,33,167\n"
          + "PENGADUAN,0,0,35,165\nSARPRAS,0,0,35,165\n";

  @TempDir private Path folder;

  @Test
  void aSpreadsheetComesToTheFiguresOfTheCommand() throws Exception {
    List<JsonNode> computed = new ArrayList<>();
    List<Path> workbooks = new ArrayList<>();
    List<String> tables = new ArrayList<>(List.of(HALVES));
    for (int seed = 0; seed < 6; seed++) {
      tables.add(answers(new Random(seed)));
    }
    for (String table : tables) {
      workbooks.add(folder.resolve("w" + workbooks.size() + ".xlsx"));
      computed.add(compute(table, workbooks.get(workbooks.size() - 1)));
    }

    LibreOffice.toCsv(workbooks, folder);
    Said checked = Said.of("check", "--in", workbooks.get(0).toString());
    assertEquals("Tidak ada temuan.\n", checked.out(), checked.err());

    for (int i = 0; i < computed.size(); i++) {
      List<String> rows = Files.readAllLines(folder.resolve("w" + i + "-Olah data SKM.csv"));
      for (int unsur = 0; unsur < 9; unsur++) {
        JsonNode expected = computed.get(i).get("unsur").get(unsur);
        assertRow(rows.get(3 + unsur), expected.get("nik"), expected.get("mutu"));
      }
      assertRow(rows.get(12), computed.get(i).get("ikm"), computed.get(i).get("mutu"));
    }
  }

  @Test
  void whatIsThereIsNeverWrittenOver() throws IOException {
    Path answers = Files.writeString(folder.resolve("answers.csv"), HALVES);

    Said said = Said.of("compute", "--in", answers.toString(), "--xlsx", answers.toString());

    assertEquals(2, said.code());
    assertEquals("", said.out());
    assertTrue(said.err().contains("exists already"), said.err());
    assertEquals(HALVES, Files.readString(answers));
  }

  private static void assertRow(String row, JsonNode figure, JsonNode mutu) {
    String[] cells = row.split(";");
    assertEquals(figure.decimalValue(), new BigDecimal(cells[11]).setScale(2), row);
    assertEquals(mutu.textValue(), cells[12], row);
  }

  private JsonNode compute(String table, Path workbook) throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), table);
    Said said =
        Said.of(
            "compute",
            "--in",
            file.toString(),
            "--xlsx",
            workbook.toString(),
            "--allow-missing",
            "--json");
    assertEquals(0, said.code(), said.err());
    return said.json();
  }

  /** Every second table has answers left out. */
  private static String answers(Random random) {
    StringBuilder table = new StringBuilder(KEYS + "\n4,4,4,4,4,4,4,4,4\n");
    boolean missing = random.nextBoolean();
    for (int n = 20 + random.nextInt(100); n > 0; n--) {
      for (int unsur = 0; unsur < 9; unsur++) {
        boolean left = missing && random.nextInt(10) == 0;
        table.append(unsur == 0 ? "" : ",").append(left ? "" : 1 + random.nextInt(4));
      }
      table.append('\n');
    }
    return table.toString();
  }
}
