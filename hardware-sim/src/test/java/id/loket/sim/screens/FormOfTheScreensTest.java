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

/**
 * Scripts and styles of all pages have the formatter's form; {@code format.sh} beside the check of
 * types gives it to them. Needs node and npm.
 */
class FormOfTheScreensTest {
  private record Checked(int exit, String said) {}

  @Test
  void everyScriptAndStyleIsInForm() throws Exception {
    Checked checked = check(List.of());

    assertEquals(0, checked.exit(), checked.said());
  }

  @Test
  void whatIsNotInFormIsNamed(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("planted.js"), "export const loket = {number:3}\n");
    Files.writeString(folder.resolve("well.css"), ".loket {\n  color: red;\n}\n");

    Checked checked = check(List.of(folder.toString()));

    assertNotEquals(0, checked.exit());
    assertTrue(checked.said().contains("planted.js"), checked.said());
    assertTrue(!checked.said().contains("well.css"), checked.said());
  }

  private static Checked check(List<String> folders) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("sh", "src/test/scripts/typecheck/format.sh", "--check"));
    command.addAll(folders);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Checked(process.waitFor(), said);
  }
}
