package id.loket.sim.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstalledTest {
  private static final Path UNIT = Path.of("../server/app/src/main/systemd/loket-server.service");

  /** What changes neither memory nor speed. */
  private static final List<String> NOT_MEASURED =
      List.of("-Xshare:auto", "-XX:SharedArchiveFile", "-XX:+ExitOnOutOfMemoryError");

  @Test
  void whatIsMeasuredAsInstalledIsWhatTheUnitStarts() throws Exception {
    String start;
    try (Stream<String> lines = Files.lines(UNIT)) {
      start = lines.filter(line -> line.startsWith("ExecStart=")).findFirst().orElseThrow();
    }

    List<String> options =
        Stream.of(start.split(" "))
            .filter(word -> word.startsWith("-X"))
            .filter(word -> NOT_MEASURED.stream().noneMatch(word::startsWith))
            .toList();

    assertEquals(Installed.OPTIONS, options);
  }
}
