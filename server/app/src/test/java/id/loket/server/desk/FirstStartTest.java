package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeServer;
import id.loket.server.ServerSettings;
import id.loket.server.WallClock;
import id.loket.server.catalogue.AlwaysOpen;
import id.loket.server.catalogue.CatalogueFile;
import id.loket.server.journal.JournalCheck;
import id.loket.server.rules.Hall;
import id.loket.server.rules.TicketIssued;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first start of an office is cut off, by a kill or by the power, at any of the writes to its
 * files, and started again. {@code -Dstarts=0} tries every write, both ways.
 */
class FirstStartTest {
  private static final int STARTS = Integer.getInteger("starts", 40);
  private static final String KEY = "office.key";

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", System.nanoTime());

  @Test
  void whateverCutsTheFirstStartOffTheNextOneGoesOn() throws Exception {
    RecordedDisk disk = recorded();
    Random random = new Random(seed);
    List<String> shut = new ArrayList<>();

    for (int step : steps(disk, random)) {
      Path killed = folder.resolve("killed" + step);
      disk.kill(step, killed);
      look(killed, "killed after write " + step, shut);
      Path cut = folder.resolve("cut" + step);
      disk.cut(step, random, cut);
      look(cut, "power cut after write " + step, shut);
    }

    assertEquals(List.of(), shut, () -> "seed " + seed);
  }

  private RecordedDisk recorded() throws Exception {
    Path office = Files.createDirectory(folder.resolve("office"));
    Files.writeString(
        folder.resolve("catalogue.json"), CatalogueFile.write(AlwaysOpen.catalogue()));
    Files.copy(folder.resolve("catalogue.json"), office.resolve("catalogue.json"));
    List<Path> files =
        Stream.of("office.db", "keys.db", "head")
            .flatMap(name -> Stream.of(name, name + "-journal", name + "-wal"))
            .map(office::resolve)
            .toList();
    List<Path> watched = new ArrayList<>(files);
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
    ServerSettings settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            left,
            left.resolve("key/" + KEY),
            Optional.of(folder.resolve("catalogue.json")),
            WallClock.clock());
    try (OfficeServer server = OfficeServer.start(settings)) {
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
}
