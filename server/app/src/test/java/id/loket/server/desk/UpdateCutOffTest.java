package id.loket.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.loket.server.Client;
import id.loket.server.NextRelease;
import id.loket.server.OfficeUnderTest;
import id.loket.server.ReleaseOffice;
import id.loket.server.WallClock;
import id.loket.server.journal.TestDatabases;
import id.loket.server.months.OldOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An office is updated to the next release and taken back, and each of these is cut off, by a kill
 * or by the power, at any of the writes to its files; then today's program and the next one open
 * what is left, one after the other. {@code -Dupdates=0} tries every write, both ways.
 */
class UpdateCutOffTest {
  private static final int TRIED = Integer.getInteger("updates", 12);
  private static final String AHEAD = WallClock.ahead().toString();
  private static final String TOLD = "told";
  private static final List<String> OFFICE = List.of("office.db", "survey.db", "keys.db", "head");
  private static final String BEFORE = "before-update";

  /** What the copies of before are called after their files. */
  private static final String TABLES = "." + TestDatabases.newestTables();

  /** The head of the next release's migration; one table and one column more. */
  private static final String MIGRATION =
      """
      -- Oldest writer: tables 44, Loket 0.1.0
      CREATE TABLE poll (
        question TEXT NOT NULL PRIMARY KEY, asked INTEGER NOT NULL) WITHOUT ROWID;
      ALTER TABLE ticket ADD COLUMN shade TEXT;
      ALTER TABLE guest_entry ADD COLUMN shade TEXT;
      """;

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<String> wrong = new ArrayList<>();
  private NextRelease next;
  private Path before;

  @BeforeEach
  void openAndPlay() throws Exception {
    next = new NextRelease(folder.resolve("next"), MIGRATION);
    try (OfficeUnderTest office = OfficeUnderTest.open()) {
      Client kiosk = office.screen("KIOSK");
      for (int n = 0; n < 3; n++) {
        kiosk.post("/api/v1/tickets", "service", "REENTRY").expect(201);
      }
      office.stop();
      before = OldOffice.copy(office.folder(), folder.resolve("before"));
      office.start();
    }
  }

  @AfterEach
  void end() throws IOException {
    next.close();
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void whateverCutsAnUpdateOrTheWayBackOffNothingIsLost() throws Exception {
    Path office = OldOffice.copy(before, folder.resolve("office"));
    RecordedDisk update = recorded(office, true);
    Path updated = OldOffice.copy(office, folder.resolve("updated"));
    RecordedDisk back = recorded(office, false);

    int tried = cutOff("update", update, before, List.of());
    tried += cutOff("way back", back, updated, update.saidBefore(update.steps()));

    System.out.println(
        "updates: cut off after "
            + tried
            + " of "
            + (update.steps() + back.steps())
            + " writes of an update and of the way back");
    assertEquals(List.of(), wrong, () -> "seed " + seed);
  }

  /** A newer program may fill more of its tables than the older one did that wrote meanwhile. */
  @Test
  void whatFollowsFromTheEventsOfAnOlderProgramIsMadeAnewOnce() throws Exception {
    try (Connection connection = TestDatabases.open(before.resolve("office.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO older_writer VALUES (43)");
      statement.executeUpdate("DELETE FROM last_serial");
      statement.executeUpdate("UPDATE daily_visits SET issued = issued + 1");
    }

    String told = folder.resolve(TOLD).toString();
    String finding = ReleaseOffice.run(before.toString(), AHEAD, told, "1", "false");

    assertEquals("", finding);
  }

  /** Runs one release on the folder; what it writes is recorded. */
  private RecordedDisk recorded(Path data, boolean updated) throws Exception {
    Path start = OldOffice.copy(data, folder.resolve("start" + updated));
    List<String> command = OfficeProcess.java(ReleaseOffice.class);
    if (updated) {
      command.set(command.indexOf("-cp") + 1, next.classPath());
    }
    Path told = folder.resolve(TOLD);
    command.addAll(List.of(data.toString(), AHEAD, told.toString(), "2", "" + updated));
    List<Path> watched = new ArrayList<>(List.of(told));
    names().forEach(name -> watched.add(place(data, name)));
    Path trace = folder.resolve("trace" + updated);
    Path log = folder.resolve("log" + updated);
    int end = RecordedOffice.watched(command, watched, trace, log).start().waitFor();
    assertEquals(0, end, () -> text(log));
    RecordedDisk disk = RecordedDisk.read(trace, TOLD);
    for (String name : names().toList()) {
      if (Files.exists(place(start, name))) {
        disk.begunWith(place(start, name));
      }
    }
    assertTrue(disk.files().contains("office.db-wal"), disk.files().toString());
    assertEquals(2, disk.saidBefore(disk.steps()).size());
    return disk;
  }

  private static Stream<String> names() {
    Stream<String> own =
        OFFICE.stream().flatMap(name -> Stream.of(name, name + "-wal", name + "-journal"));
    Stream<String> copies =
        Stream.of("office.db" + TABLES, "survey.db" + TABLES, "what.txt", "under-way")
            .flatMap(name -> Stream.of(name, name + ".new"));
    return Stream.concat(own, copies);
  }

  private static Path place(Path data, String name) {
    boolean copy = name.contains(TABLES) || name.startsWith("what") || name.startsWith("under-way");
    return copy ? data.resolve(BEFORE).resolve(name) : data.resolve(name);
  }

  private int cutOff(String what, RecordedDisk disk, Path rest, List<String> saidBefore)
      throws Exception {
    List<Integer> steps =
        TRIED == 0
            ? Stream.iterate(0, step -> step <= disk.steps(), step -> step + 1).toList()
            : random.ints(0, disk.steps() + 1).distinct().limit(TRIED / 2).boxed().toList();
    boolean killed = random.nextBoolean();
    for (int step : steps) {
      killed = !killed;
      for (boolean kill : TRIED == 0 ? List.of(true, false) : List.of(killed)) {
        Path left = folder.resolve("left");
        if (kill) {
          disk.kill(step, left);
        } else {
          disk.cut(step, random, left);
        }
        List<String> said = new ArrayList<>(saidBefore);
        said.addAll(disk.saidBefore(step));
        arrange(left, rest);
        look(left, what + (kill ? " killed" : " without power") + " after write " + step, said);
        delete(left);
      }
    }
    return steps.size();
  }

  /** Puts what the disk has left where it lay, and beside it what nothing had written. */
  private static void arrange(Path left, Path rest) throws IOException {
    for (String name : names().toList()) {
      Path file = left.resolve(name);
      if (Files.exists(file)) {
        Files.createDirectories(place(left, name).getParent());
        Files.move(file, place(left, name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path key = Files.createDirectories(left.resolve("key")).resolve("office.key");
    Files.copy(rest.resolve("key/office.key"), key);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.copy(rest.resolve("catalogue.json"), left.resolve("catalogue.json"));
  }

  /** Both programs open it, in either order, and each gives the next number. */
  private void look(Path left, String when, List<String> said) {
    boolean nextFirst = random.nextBoolean();
    for (boolean newer : List.of(nextFirst, !nextFirst)) {
      String program = newer ? "the next release" : "today's program";
      try {
        Path told = folder.resolve("told-after");
        Files.deleteIfExists(told);
        String[] args = {left.toString(), AHEAD, told.toString(), "1", "" + newer};
        String finding = newer ? next.run(args) : ReleaseOffice.run(args);
        List<String> numbers = numbers(left);
        String given = Files.readString(told).strip();
        if (!finding.isEmpty()) {
          wrong.add(when + ", " + program + ": " + finding);
        }
        if (!numbers.containsAll(said) || !given.equals(numbers.get(numbers.size() - 1))) {
          wrong.add(when + ", " + program + ": told " + said + ", there are " + numbers);
        }
        if (new TreeSet<>(numbers).size() != numbers.size()) {
          wrong.add(when + ", " + program + ": twice in " + numbers);
        }
      } catch (Exception e) {
        wrong.add(when + ", " + program + " does not open: " + e);
      }
    }
  }

  /** Every number that was ever given, in that order. */
  private static List<String> numbers(Path data) throws SQLException {
    List<String> numbers = new ArrayList<>();
    try (Connection connection = TestDatabases.open(data.resolve("office.db"));
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT json_extract(body, '$.ticket') FROM event WHERE kind = 'TicketIssued'"
                    + " ORDER BY seq")) {
      while (row.next()) {
        numbers.add(row.getString(1));
      }
    }
    return numbers;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void delete(Path left) throws IOException {
    try (Stream<Path> files = Files.walk(left)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
