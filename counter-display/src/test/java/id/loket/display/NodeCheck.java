package id.loket.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a check of the page's code in Node; fails with what it printed, or if there is no Node. */
final class NodeCheck {
  private NodeCheck() {}

  static void run(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", "src/test/js/" + script));
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile("check", ".txt");
    try {
      Process node =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertTrue(node.waitFor(60, TimeUnit.SECONDS), script + " does not finish");
      assertEquals(0, node.exitValue(), Files.readString(said));
    } finally {
      Files.delete(said);
    }
  }
}
