package id.loket.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the screens make of a keyboard that may be a scanner, without a browser. */
class ScannerTest {
  @TempDir private Path folder;

  @Test
  void aScannerIsToldFromAHandAndWhatItReadIsUnderstood() throws Exception {
    Path said = folder.resolve("said.txt");
    Process node =
        new ProcessBuilder(
                "node",
                "src/test/js/scanner.check.mjs",
                "src/main/resources/screens/shared/scanner.js")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    assertTrue(node.waitFor(60, TimeUnit.SECONDS), "the check does not finish");
    assertEquals(0, node.exitValue(), Files.readString(said));
  }
}
