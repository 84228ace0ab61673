package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeServer;
import id.loket.server.Server;
import id.loket.server.ServerSettings;
import id.loket.server.WallClock;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.journal.JournalCheck;
import id.loket.server.rules.Hall;
import id.loket.server.rules.TicketIssued;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first start of an office is cut off, by a kill or by the power, at any of the writes to its
 * files, and started again. {@code -Dstarts=0} tries every write, both ways.
 */
class FirstStartTest {
  private static final int STARTS = Integer.getInteger("starts", 24);
  private static final String KEY = "office.key";

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", System.nanoTime());

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void whateverCutsTheFirstStartOffTheNextOneGoesOn() throws Exception {
    RecordedDisk disk = recorded();
    Random random = new Random(seed);
    List<String> shut = new ArrayList<>();

    List<Integer> tried = steps(disk, random);
    for (int step : tried) {
      Path killed = folder.resolve("killed" + step);
      disk.kill(step, killed);
      look(killed, "killed after write " + step, shut);
      Path cut = folder.resolve("cut" + step);
      disk.cut(step, random, cut);
      look(cut, "power cut after write " + step, shut);
    }

    System.out.println(
        "first start: cut off after "
            + tried.size()
            + " of "
            + disk.steps()
            + " writes, twice each");
    assertEquals(List.of(), shut, () -> "seed " + seed);
  }

  /** The kernel refuses every write from the given one on; strace stands in for it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 60, 150})
  void aFirstStartOnAFullDiskSaysSoInOneLineAndGoesOnWhenThereIsRoom(int write) throws Exception {
    Path data = folder.resolve("data");
    Path conf = folder.resolve("server.conf");
    Path said = folder.resolve("said");
    Files.writeString(
        conf, "host = \"127.0.0.1\"\nport = " + freePort() + "\ndata = \"" + data + "\"\n");
    List<String> full =
        new ArrayList<>(List.of("strace", "-f", "-qq", "-o", folder.resolve("trace").toString()));
    for (Path file : files(data)) {
      full.addAll(List.of("-P", file.toString()));
    }
    full.addAll(List.of("-e", "inject=pwrite64:error=ENOSPC:when=" + write + "+"));
    full.addAll(OfficeProcess.java(Server.class));
    full.addAll(List.of("--config", conf.toString()));

    Process server =
        new ProcessBuilder(full).redirectErrorStream(true).redirectOutput(said.toFile()).start();

    assertEquals(1, server.waitFor(), () -> text(said));
    List<String> lines =
        Files.readAllLines(said).stream()
            .filter(line -> line.startsWith("loket-server: "))
            .toList();
    assertEquals(1, lines.size(), () -> text(said));
    assertTrue(lines.get(0).startsWith("loket-server: " + data), () -> text(said));
    assertTrue(lines.get(0).contains("database or disk is full"), () -> text(said));
    assertFalse(text(said).contains("\tat "), () -> text(said));
    start(data, ServerSettings.officeKeyBeside(data)).close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path office) {
    return Stream.of("office.db", "keys.db", "survey.db", "head")
        .flatMap(name -> Stream.of(name, name + "-journal", name + "-wal"))
        .map(office::resolve)
        .toList();
  }

  private RecordedDisk recorded() throws Exception {
    Path office = Files.createDirectory(folder.resolve("office"));
    Files.writeString(
        office.resolve("catalogue.json"), CatalogueFile.write(AlwaysOpen.catalogue()));
    List<Path> watched = new ArrayList<>(files(office));
    watched.add(office.resolve("key/" + KEY));
    watched.add(office.resolve("key/" + KEY + ".new"));
    Path trace = folder.resolve("trace");
    OfficeProcess process = OfficeProcess.startWatched(office, watched, trace);
    process.ready();
    process.end();
    RecordedDisk disk = RecordedDisk.read(trace, "told");
    assertTrue(disk.files().containsAll(List.of("keys.db", "office.db", KEY + ".new")));
    assertTrue(disk.steps() > 100, "steps: " + disk.steps());
    return disk;
  }

  private static List<Integer> steps(RecordedDisk disk, Random random) {
    return STARTS == 0
        ? Stream.iterate(0, step -> step <= disk.steps(), step -> step + 1).toList()
        : random.ints(0, disk.steps() + 1).distinct().limit(STARTS / 2).boxed().sorted().toList();
  }

  /** Starts the office on what is left, takes a number and has the journal checked. */
  private void look(Path left, String when, List<String> shut) throws Exception {
    for (String name : List.of(KEY, KEY + ".new")) {
      if (Files.exists(left.resolve(name))) {
        Path key = Files.createDirectories(left.resolve("key")).resolve(name);
        Files.move(left.resolve(name), key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      }
    }
    try (OfficeServer server = start(left, left.resolve("key/" + KEY))) {
      Answer.Accepted answer =
          (Answer.Accepted) server.desk().handle(Submission.ofOffice(Hall.wanted("OPP"))).join();
      TicketIssued issued = (TicketIssued) answer.events().get(answer.events().size() - 1).event();
      if (issued.serial() != 1) {
        shut.add(when + ": the first number is " + issued.serial());
      }
      String finding = JournalCheck.run(server.database(), List.of()).finding();
      if (!finding.isEmpty()) {
        shut.add(when + ": " + finding);
      }
    } catch (Exception e) {
      shut.add(when + ": " + e);
    }
  }

  private OfficeServer start(Path data, Path key) throws Exception {
    return OfficeServer.start(
        new ServerSettings("127.0.0.1", 0, data, key, Optional.empty(), WallClock.clock()));
  }
}
