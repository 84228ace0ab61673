package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made up for practice is never counted as a real office's. */
class PracticeTest {
  @Test
  void aFolderOfAnOfficeForPracticeIsNotOpenedAsARealOne(@TempDir Path folder) {
    Practice.look(folder, false);
    Practice.look(folder, true);
    Practice.look(folder, true);

    WrongSettings refused = assertThrows(WrongSettings.class, () -> Practice.look(folder, false));
    assertTrue(refused.getMessage().contains("for practice"), refused.getMessage());
  }
}
