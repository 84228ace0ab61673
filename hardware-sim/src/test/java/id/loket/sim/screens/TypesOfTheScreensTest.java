package id.loket.sim.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TypeScript reads the JSDoc types of all pages; nothing of it is shipped. Needs node and npm. */
class TypesOfTheScreensTest {
  private record Checked(int exit, String said) {}

  @Test
  void everyScreenIsSoundInItsTypes() throws Exception {
    Checked checked = check(List.of());

    assertEquals(0, checked.exit(), checked.said());
  }

  @Test
  void aScreenThatAsksForAFieldThatIsNotThereIsCaught(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("planted.js"),
        "// @ts-check\n/** @type {{number: string}} */\nconst ticket = {number: 'R012'};\n"
            + "console.log(ticket.nummer);\n");

    Checked checked = check(List.of(folder.toString()));

    assertNotEquals(0, checked.exit());
    assertTrue(checked.said().contains("nummer"), checked.said());
  }

  private static Checked check(List<String> folders) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("sh");
    command.add(Path.of("src", "test", "scripts", "typecheck", "run.sh").toString());
    command.addAll(folders);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Checked(process.waitFor(), said);
  }
}
