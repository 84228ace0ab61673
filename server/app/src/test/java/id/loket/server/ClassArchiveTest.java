package id.loket.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The quicker start, with the very options of the unit, and what is left of it when it can't be.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassArchiveTest {
  private static final Path UNIT = Path.of("src/main/systemd/loket-server.service");
  private static final String FROM_ARCHIVE = "source: shared objects file (top)";

  @TempDir private static Path folder;

  private Path jar;
  private Path config;
  private Path archive;
  private Run made;

  @BeforeAll
  void make() throws Exception {
    jar = ProgramJar.in(Files.createDirectory(folder.resolve("opt")));
    config =
        Files.writeString(folder.resolve("c.conf"), "data = \"" + folder.resolve("d") + "\"\n");
    archive = folder.resolve("cache").resolve("server.jsa");
    made = run("-jar", jar, "--config", config, "--class-archive", archive);
  }

  @Test
  void itIsMadeOnceAndHoldsWhatAStartNeeds() throws Exception {
    assertEquals(0, made.code(), made.said());
    assertTrue(made.said().contains("server.jsa: made"), made.said());
    assertFalse(
        Files.exists(folder.resolve("d")), "the rehearsal leaves the office's folder alone");

    Run again = run("-jar", jar, "--config", config, "--class-archive", archive);
    assertEquals(0, again.code(), again.said());
    assertTrue(again.said().contains("fits this Java"), again.said());

    Run start = runAsTheUnit(archive, "-Xlog:class+load", "--rehearse-start");
    assertEquals(0, start.code(), start.said());
    long fromJars = start.said().lines().filter(line -> line.contains("source: file:")).count();
    long archived = start.said().lines().filter(line -> line.contains(FROM_ARCHIVE)).count();
    assertTrue(archived > 20 * fromJars, archived + " from the archive, " + fromJars + " not");
  }

  @Test
  void aMissingAnOldOrADamagedArchiveKeepsNobodyFromStarting() throws Exception {
    Path cache = Files.createDirectory(folder.resolve("another"));
    Path file = cache.resolve("server.jsa");
    assertStarts(file);

    copyTo(cache);
    lookFirst(cache);
    assertTrue(Files.exists(file), "a whole one is kept");
    try (RandomAccessFile half = new RandomAccessFile(file.toFile(), "rw")) {
      half.setLength(half.length() / 2);
    }
    assertFalse(new ClassArchive(jar, file).fits());
    lookFirst(cache);
    assertStarts(file);

    copyTo(cache);
    try (RandomAccessFile one = new RandomAccessFile(file.toFile(), "rw")) {
      one.seek(one.length() / 3);
      int was = one.read();
      one.seek(one.length() / 3);
      one.write(was ^ 4);
    }
    assertFalse(new ClassArchive(jar, file).fits());
    lookFirst(cache);
    assertStarts(file);

    Path updated = ProgramJar.in(Files.createDirectory(folder.resolve("updated")));
    Files.setLastModifiedTime(updated, FileTime.from(Instant.EPOCH.plusSeconds(1_000_000_000)));
    assertTrue(new ClassArchive(jar, archive).fits());
    assertFalse(new ClassArchive(updated, archive).fits());
  }

  private void copyTo(Path cache) throws IOException {
    for (String name : List.of("server.jsa", "server.jsa.sha256")) {
      Files.copy(
          archive.resolveSibling(name), cache.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      assertTrue(cache.resolve(name).toFile().setWritable(true));
    }
  }

  /** What the unit does before it starts the server. */
  private void lookFirst(Path cache) throws Exception {
    String before = "ExecStartPre=-/bin/sh -c 'cd /var/cache/loket ";
    String command = unitLine(before).substring("ExecStartPre=-/bin/sh -c '".length());
    command =
        command.substring(0, command.length() - 1).replace("/var/cache/loket", cache.toString());
    assertEquals(0, new ProcessBuilder("/bin/sh", "-c", command).start().waitFor());
  }

  @Test
  void whatCantBeMadeIsSaid() throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));

    Run run = run("-jar", jar, "--config", config, "--class-archive", file.resolve("server.jsa"));

    assertEquals(1, run.code(), run.said());
    assertTrue(run.said().contains("a-file"), run.said());
  }

  private void assertStarts(Path with) throws Exception {
    Run run = runAsTheUnit(with, "--rehearse-start");
    assertEquals(0, run.code(), run.said());
  }

  /** The unit's own command line, with this archive, this jar and these settings. */
  private Run runAsTheUnit(Path with, String... more) throws Exception {
    String line = unitLine("ExecStart=/usr/bin/java ");
    List<Object> arguments = new ArrayList<>();
    for (String word : line.substring("ExecStart=/usr/bin/java ".length()).split(" ")) {
      arguments.add(
          word.replace("/var/cache/loket/server.jsa", with.toString())
              .replace("/opt/loket/loket-server.jar", jar.toString())
              .replace("/etc/loket/server.conf", config.toString()));
    }
    for (String one : more) {
      arguments.add(one.startsWith("-X") ? 0 : arguments.size(), one);
    }
    return run(arguments.toArray());
  }

  private static String unitLine(String start) throws IOException {
    try (Stream<String> lines = Files.lines(UNIT)) {
      return lines.filter(one -> one.startsWith(start)).findFirst().orElseThrow();
    }
  }

  private record Run(int code, String said) {}

  private static Run run(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said);
  }
}
