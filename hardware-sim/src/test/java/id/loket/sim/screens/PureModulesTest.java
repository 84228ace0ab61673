package id.loket.sim.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What modules of pages decide, without a browser: {@code src/test/js/screens}. Needs node, npm.
 */
class PureModulesTest {
  private static final Path CHECKS = Path.of("src", "test", "js", "screens");

  @TestFactory
  Stream<DynamicTest> eachDecidesAsItsCheckSays() throws Exception {
    run("sh", "src/test/scripts/typecheck/install.sh");
    List<Path> checks = checks();
    assertTrue(checks.size() >= 11, checks.toString());
    return checks.stream()
        .map(
            check ->
                DynamicTest.dynamicTest(
                    check.getFileName().toString(), () -> run("node", check.toString())));
  }

  private static List<Path> checks() throws IOException {
    try (Stream<Path> files = Files.list(CHECKS)) {
      return files.filter(one -> one.toString().endsWith(".check.mjs")).sorted().toList();
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
