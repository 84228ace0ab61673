package id.loket.sim.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No two scripts of pages have six lines after one another that are alike. */
class CopiedLinesTest {
  private static final Path HERE = Path.of("").toAbsolutePath().getParent();
  private static final List<Path> PAGES =
      Stream.of(
              "server/app/src/main/resources/screens",
              "kiosk/src/main/resources/screens",
              "counter-display/src/main/resources/screens",
              "hardware-sim/src/main/resources")
          .map(HERE::resolve)
          .toList();

  private static final int ALIKE = 6;

  @Test
  void noPageHasCopiedLinesOfAnother() throws IOException {
    List<Path> scripts = new ArrayList<>();
    for (Path pages : PAGES) {
      scripts.addAll(scripts(pages));
    }

    assertEquals(Set.of(), copied(scripts));
  }

  @Test
  void aPlantedCopyIsCaught(@TempDir Path folder) throws IOException {
    String lines = "one();\ntwo();\n\nthree(); \n// said\n  four();\nfive();\nsix();\n";
    Files.writeString(folder.resolve("a.js"), "zero();\n" + lines);
    Files.writeString(folder.resolve("b.js"), lines.replace("// said", "// otherwise"));
    Files.writeString(folder.resolve("c.js"), lines.replace("six", "seven"));

    String name = folder.getFileName().toString();
    assertEquals(Set.of(name + "/a.js " + name + "/b.js"), copied(scripts(folder)));
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".js"))
          .filter(file -> !file.getFileName().toString().matches("(texts\\..*|staff\\.id)\\.js"))
          .sorted()
          .toList();
    }
  }

  private static Set<String> copied(List<Path> scripts) throws IOException {
    Map<List<String>, Path> first = new HashMap<>();
    Set<String> pairs = new TreeSet<>();
    for (Path script : scripts) {
      List<String> lines = lines(script);
      for (int i = 0; i + ALIKE <= lines.size(); i++) {
        Path other = first.putIfAbsent(lines.subList(i, i + ALIKE), script);
        if (other != null && !other.equals(script)) {
          pairs.add(name(other) + " " + name(script));
        }
      }
    }
    return pairs;
  }

  /** But for comments, imports, and those that only close what was opened. */
  private static List<String> lines(Path script) throws IOException {
    return Arrays.stream(Files.readString(script).split("\n"))
        .map(String::strip)
        .filter(line -> !line.matches("\\W*|(</[\\w-]+>)+|(//|/\\*|\\*|import ).*"))
        .toList();
  }

  private static String name(Path script) {
    return script.getParent().getFileName() + "/" + script.getFileName();
  }
}
