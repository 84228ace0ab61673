package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another program that computes the formulas of a workbook. */
public final class LibreOffice {
  private LibreOffice() {}

  /** Each sheet of {@code a.xlsx} as {@code a-SHEET.csv}, with semicolons, in that folder. */
  public static void toCsv(List<Path> workbooks, Path folder) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("libreoffice").toUri(),
                "--headless",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1",
                "--outdir",
                folder.toString()));
    workbooks.forEach(one -> command.add(one.toString()));
    Process office =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    try {
      assertTrue(office.waitFor(10, TimeUnit.MINUTES), "LibreOffice hangs");
      assertEquals(0, office.exitValue(), Files.readString(folder.resolve("said")));
    } finally {
      office.descendants().forEach(ProcessHandle::destroyForcibly);
      office.destroyForcibly();
    }
  }
}
