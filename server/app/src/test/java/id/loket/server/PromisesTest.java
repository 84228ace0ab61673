package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of promises and of security name tests that there are. */
class PromisesTest {
  private static final List<Path> PAGES =
      List.of(Path.of("../docs/promises.md"), Path.of("../docs/security.md"));
  private static final Path ROOT = Path.of("../..");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

  @Test
  void everyTestThatThePagesNameIsThere() throws IOException {
    Map<String, String> tests = tests();
    List<String> missing = new ArrayList<>();

    List<MatchResult> named = new ArrayList<>();
    for (Path page : PAGES) {
      List<MatchResult> found = NAMED.matcher(Files.readString(page)).results().toList();
      assertTrue(found.size() > 20, page + " names " + found.size());
      named.addAll(found);
    }

    for (MatchResult one : named) {
      String source = tests.getOrDefault(one.group(1), "");
      boolean there = one.group(2) == null || source.contains("void " + one.group(2) + "(");
      if (source.isEmpty() || !there) {
        missing.add(one.group());
      }
    }
    assertEquals(List.of(), missing);
  }

  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (String module : List.of("server", "kiosk", "counter-display", "hardware-sim")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
        for (Path file : files.filter(one -> one.toString().endsWith("Test.java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          tests.put(name, Files.readString(file));
        }
      }
    }
    return tests;
  }
}
