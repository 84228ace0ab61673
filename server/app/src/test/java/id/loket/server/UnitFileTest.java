package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd makes of the unit. */
class UnitFileTest {
  private static final Path UNIT = Path.of("src/main/systemd/loket-server.service");

  @TempDir Path folder;

  @Test
  void systemdFindsNothingWrongButWhatIsNotInstalledHere() throws Exception {

    String said = run("/usr/bin/systemd-analyze", "verify", UNIT.toAbsolutePath().toString());

    List<String> wrong =
        said.lines()
            .filter(line -> line.contains("loket-server.service"))
            .filter(line -> !line.contains("is not executable"))
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void withoutTimeFromTheNetworkItStartsAllTheSame() throws Exception {
    String wait = waiting();
    assertFalse(wait.isEmpty(), "the unit waits for the time");

    assertEquals("0", exitOf(wait, "no", 90), "a minute and a half after power on, or later");
    assertEquals("0", exitOf(wait, "yes", 5), "as soon as the time is there");
  }

  /** Run with programs of our own in place of the machine's; whoever sleeps fails. */
  private String exitOf(String wait, String synchronised, int uptime) throws Exception {
    script("cut", "echo " + uptime);
    script("timedatectl", "echo " + synchronised);
    script("sleep", "kill -9 $PPID");
    String command = "PATH=" + folder + ":$PATH; " + wait + "; echo $?";
    return run("/bin/sh", "-c", command).strip();
  }

  private void script(String name, String line) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
  }

  private static String waiting() throws IOException {
    try (Stream<String> lines = Files.lines(UNIT)) {
      return lines
          .filter(line -> line.startsWith("ExecStartPre=-/bin/sh -c '"))
          .map(line -> line.substring(line.indexOf('\'') + 1, line.lastIndexOf('\'')))
          .map(line -> line.replace("$$", "$"))
          .findFirst()
          .orElse("");
    }
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(1, TimeUnit.MINUTES);
    return said;
  }
}
