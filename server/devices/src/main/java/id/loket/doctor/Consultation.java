package id.loket.doctor;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the doctor at a command line.
 *
 * @param json whether everything is wanted, for a program
 * @param bundle the file to be made of it, if one is wanted
 */
public record Consultation(boolean json, Optional<Path> bundle) {
  /** No answer could be given, or not all that was asked for. */
  private static final int FAILED = 2;

  /**
   * @return the program's exit code
   */
  public int tell(
      List<Row> rows,
      List<String> notes,
      Map<String, List<String>> settings,
      List<String> secrets,
      PrintWriter out) {
    DoctorReport report = new DoctorReport(rows, notes);
    int code = report.exitCode();
    if (bundle.isPresent()) {
      try {
        new DoctorBundle(report, settings, secrets).write(bundle.get());
      } catch (IOException e) {
        out.println(
            bundle.get()
                + ": can't be made; a new file in a folder that can be written is allowed");
        code = FAILED;
      }
    }
    if (json) {
      out.println(report.json());
    } else {
      report.lines().forEach(out::println);
    }
    out.flush();
    return code;
  }
}
