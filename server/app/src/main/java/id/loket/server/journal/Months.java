package id.loket.server.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The folder {@code months} beside the office's file, with the events of old months. */
public final class Months {
  public static final String FOLDER = "months";
  private static final String END = ".jsonl.gz";

  private final Path folder;

  private Months(Path folder) {
    this.folder = folder;
  }

  /** Those beside the office's file. */
  public static Months beside(Path office) {
    return new Months(office.toAbsolutePath().resolveSibling(FOLDER));
  }

  public Path folder() {
    return folder;
  }

  /** Where that month lies, or would. */
  public Path file(YearMonth month) {
    return folder.resolve(month + END);
  }

  /** Which an office has, the oldest first. */
  public static List<Thinned> of(Database office) throws SQLException {
    try (Connection connection = office.reader()) {
      return Thinned.all(connection);
    }
  }

  /** A month whose file is not as it was written, and why, for a technician. */
  public record Damage(Thinned month, String words) {}

  /** Whether that month's file is the one that was written. */
  public boolean isSound(Thinned month) throws IOException {
    Path file = file(month.month());
    return Files.exists(file) && MonthFile.sha256(file).equals(month.sha256());
  }

  /**
   * Reads the files of all these months. It may take its time.
   *
   * @return what is wrong, the oldest first
   */
  public List<Damage> look(List<Thinned> months) {
    List<Damage> damages = new ArrayList<>();
    for (Thinned month : months) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      String words = words(month);
      if (!words.isEmpty()) {
        damages.add(new Damage(month, words));
      }
    }
    return damages;
  }

  private String words(Thinned month) {
    Path file = file(month.month());
    String name = FOLDER + "/" + file.getFileName() + ": ";
    try {
      if (!Files.exists(file)) {
        return name + "it is missing";
      }
      return isSound(month) ? "" : name + "it is not as it was written";
    } catch (IOException e) {
      return name + "it can't be read";
    }
  }
}
