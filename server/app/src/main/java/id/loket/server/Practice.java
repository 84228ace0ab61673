package id.loket.server;

import id.loket.server.journal.OwnersOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder in which anything was made up holds no real office afterwards: a file in it says so, and
 * without the setting it is not opened. Known limit: a backup does not carry that file.
 */
final class Practice {
  private static final String FILE = "simulation";

  private Practice() {}

  /** Whether something was made up in that folder. */
  static boolean is(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /**
   * @param simulated whether the office is opened as one for practice
   * @throws WrongSettings if it is not, and the folder is one
   */
  static void look(Path folder, boolean simulated) {
    Path mark = folder.resolve(FILE);
    if (!simulated && Files.exists(mark)) {
      throw new WrongSettings(
          folder
              + ": holds an office for practice, whose numbers and answers are none of a real one;"
              + " give another folder as data, or set simulated = true",
          null);
    }
    if (simulated) {
      try {
        OwnersOnly.make(mark);
      } catch (IOException e) {
        throw new UncheckedIOException(mark + ": can't be made", e);
      }
    }
  }
}
