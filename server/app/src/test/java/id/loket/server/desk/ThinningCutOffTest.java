package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.OfficeServer;
import id.loket.server.journal.Database;
import id.loket.server.journal.JournalCheck;
import id.loket.server.journal.Months;
import id.loket.server.journal.Thinning;
import id.loket.server.months.OldOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The move of old months is cut off, by a kill or by the power, at any of the writes to the
 * office's files, and gone on with. {@code -Dthinnings=0} tries every write, both ways.
 */
class ThinningCutOffTest {
  private static final int TRIED = Integer.getInteger("thinnings", 20);
  private static final int DAYS = 62;
  private static final List<String> MONTHS = List.of("2026-11", "2026-12", "2027-01");
  private static final String END = ".jsonl.gz";
  private static final String NEW = ".new";

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private long events;

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void whateverCutsItOffNothingIsLostAndNothingIsThereTwice() throws Exception {
    RecordedDisk disk = recorded();
    Random random = new Random(seed);
    List<String> wrong = new ArrayList<>();

    List<Integer> tried = steps(disk, random);
    for (int step : tried) {
      Path killed = folder.resolve("killed" + step);
      disk.kill(step, killed);
      look(killed, "killed after write " + step, wrong);
      Path cut = folder.resolve("cut" + step);
      disk.cut(step, random, cut);
      look(cut, "power cut after write " + step, wrong);
    }

    System.out.println(
        "old months: cut off after "
            + tried.size()
            + " of "
            + disk.steps()
            + " writes, twice each");
    assertEquals(List.of(), wrong, () -> "seed " + seed);
  }

  private RecordedDisk recorded() throws Exception {
    Path data;
    try (OldOffice office = new OldOffice(150, seed)) {
      data = OldOffice.copy(office.folder(), folder.resolve("office"));
    }
    Database file = OldOffice.database(data);
    events = JournalCheck.run(file, OfficeServer.TALLIES).events();
    Path before = Files.createDirectory(folder.resolve("before"));
    for (String name : List.of(RecordedOffice.FILE, RecordedOffice.HEAD)) {
      Files.copy(data.resolve(name), before.resolve(name));
    }
    List<Path> watched = new ArrayList<>();
    for (String end : List.of("", "-wal", "-journal")) {
      watched.add(data.resolve(RecordedOffice.FILE + end));
    }
    for (String month : MONTHS) {
      Path one = Months.beside(file.file()).folder().resolve(month + END);
      watched.add(one);
      watched.add(one.resolveSibling(month + END + NEW));
    }
    List<String> command = OfficeProcess.java(ThinningCutOffTest.class);
    command.add(data.toString());
    Path trace = folder.resolve("trace");
    Path log = folder.resolve("thinning.log");
    int end = RecordedOffice.watched(command, watched, trace, log).start().waitFor();
    assertEquals(0, end, () -> text(log));
    RecordedDisk disk = RecordedDisk.read(trace, "told");
    disk.begunWith(before.resolve(RecordedOffice.FILE));
    disk.begunWith(before.resolve(RecordedOffice.HEAD));
    assertTrue(disk.files().contains("2026-12" + END + NEW), disk.files().toString());
    return disk;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Moves old months on a stopped office; ends with a fault if it can't. */
  public static void main(String[] args) throws Exception {
    Thinning.runAlone(OldOffice.database(Path.of(args[0])), OfficeServer.TALLIES, DAYS);
  }

  private static List<Integer> steps(RecordedDisk disk, Random random) {
    return TRIED == 0
        ? Stream.iterate(0, step -> step <= disk.steps(), step -> step + 1).toList()
        : random.ints(0, disk.steps() + 1).distinct().limit(TRIED / 2).boxed().sorted().toList();
  }

  /** What is left is sound as it is, and after the move was gone on with. */
  private void look(Path left, String when, List<String> wrong) throws Exception {
    Path months = Files.createDirectories(left.resolve(Months.FOLDER));
    for (String month : MONTHS) {
      for (String name : List.of(month + END, month + END + NEW)) {
        if (Files.exists(left.resolve(name))) {
          Files.move(left.resolve(name), months.resolve(name));
        }
      }
    }
    Database file = OldOffice.database(left);
    try {
      mustBeWhole(file, when + ", as it was left", wrong);
      Thinning.runAlone(file, OfficeServer.TALLIES, DAYS);
      mustBeWhole(file, when + ", gone on with", wrong);
      int moved = Months.of(file).size();
      if (moved != MONTHS.size()) {
        wrong.add(when + ": " + moved + " months are moved");
      }
    } catch (Exception e) {
      wrong.add(when + ": " + e);
    }
  }

  private void mustBeWhole(Database file, String when, List<String> wrong) throws Exception {
    JournalCheck.Result check = JournalCheck.runWhole(file, OfficeServer.TALLIES);
    if (!check.sound() || check.events() != events) {
      wrong.add(when + ": " + check.events() + " events, " + check.finding());
    }
    file.lookWhole().forEach(one -> wrong.add(when + ": " + one));
  }
}
